using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// The fields of a merged set, grouped by response name: one array that is used again for the next set, in which the
/// fields of a group are linked.
/// </summary>
internal sealed class ProbedFields
{
    // Small sets are searched, larger ones indexed.
    private const int IndexFrom = 8;

    private Field[] fields = new Field[8];
    private (int First, int Last)[] groups = new (int, int)[8];
    private Dictionary<string, int>? groupsByName;
    private int count;
    private int indexed;

    /// <summary>The number of different response names.</summary>
    public int GroupCount { get; private set; }

    /// <summary>The field at an index.</summary>
    public ref Field this[int index] => ref fields[index];

    /// <summary>The index of the first field of a group.</summary>
    public int FirstOf(int group) => groups[group].First;

    /// <summary>The indexes of all fields of a group, by its first.</summary>
    public List<int> IndexesFrom(int first)
    {
        var indexes = new List<int>();
        for (var i = first; i >= 0; i = fields[i].Next)
        {
            indexes.Add(i);
        }

        return indexes;
    }

    public void Clear()
    {
        count = 0;
        GroupCount = 0;
        if (indexed > 0)
        {
            groupsByName!.Clear();
            indexed = 0;
        }
    }

    public void Add(FieldNode node, CompositeType? parent, SchemaType? type)
    {
        if (count == fields.Length)
        {
            Array.Resize(ref fields, count * 2);
        }

        fields[count] = new Field(node, parent, type);
        var group = FindGroup(node.ResponseKey);
        if (group < 0)
        {
            AddGroup(node.ResponseKey);
        }
        else
        {
            fields[groups[group].Last].Next = count;
            groups[group].Last = count;
        }

        count++;
    }

    private int FindGroup(string name)
    {
        if (indexed > 0)
        {
            return groupsByName!.TryGetValue(name, out var found) ? found : -1;
        }

        for (var group = 0; group < GroupCount; group++)
        {
            if (fields[groups[group].First].Node.ResponseKey == name)
            {
                return group;
            }
        }

        return -1;
    }

    private void AddGroup(string name)
    {
        if (GroupCount == groups.Length)
        {
            Array.Resize(ref groups, GroupCount * 2);
        }

        groups[GroupCount++] = (count, count);
        if (indexed > 0)
        {
            groupsByName![name] = GroupCount - 1;
            indexed++;
        }
        else if (GroupCount == IndexFrom)
        {
            groupsByName ??= new Dictionary<string, int>(StringComparer.Ordinal);
            for (indexed = 0; indexed < GroupCount; indexed++)
            {
                groupsByName[fields[groups[indexed].First].Node.ResponseKey] = indexed;
            }
        }
    }

    /// <summary>
    /// A field, the type it is on and its own type (null when unknown), and the next of the group or -1.
    /// </summary>
    internal struct Field(FieldNode node, CompositeType? parent, SchemaType? type)
    {
        public readonly FieldNode Node = node;
        public readonly CompositeType? Parent = parent;
        public readonly SchemaType? Type = type;
        public int Next = -1;
    }
}
