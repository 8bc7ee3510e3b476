using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// Finds out in nearly linear time whether some fields of a document may conflict. It merges as execution does: the
/// selection sets of all fields with one response name become one set, whose fields are grouped again. In a group it is
/// enough to compare each field with the first. Where fields exclude each other, the shapes are checked together and
/// the rest apart. Its "no" is certain; a "may" (which includes running out of steps) needs <see
/// cref="FieldConflictFinder"/>.
/// </summary>
internal sealed class MergeProbe(ValidationContext context)
{
    private readonly Stack<MergedSet> open = [];

    // Without fragments there is one way to each selection set; nothing needs to be remembered.
    private readonly Dictionary<SelectionSetNode, Aspects>? seenSingles = context.Fragments.IsEmpty ? null : [];
    private HashSet<FragmentDefinitionNode>? spreadSomewhere;
    private HashSet<FragmentDefinitionNode>? spreadHere;
    private readonly ProbedFields fields = new();

    // Large documents may take a step for each of their characters, which are more than their fields.
    private readonly int limit = context.MaxMergeComparisons + (context.Document.Span.Source?.Body.Length ?? 0);
    private Dictionary<MergedSetKey, Aspects>? seenMerged;
    private Dictionary<SelectionSetNode, int>? ids;
    private LiteralComparison? literals;
    private int steps;

    /// <summary>Whether some fields may conflict.</summary>
    public bool MayConflict()
    {
        // The same fragment can then mean different things in different places.
        if (context.Fragments.HasVariables)
        {
            return true;
        }

        var conflict = AnyConflict();
        context.MergeProbeSteps = steps;
        return conflict;
    }

    private bool AnyConflict()
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                PushSingle(operation.SelectionSet, context.Schema.GetRootType(operation.Operation), Aspects.All);
                if (!Drain())
                {
                    return true;
                }
            }
        }

        // A fragment that is spread was looked at as a part of what spreads it.
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && spreadSomewhere?.Contains(fragment) != true)
            {
                PushSingle(fragment.SelectionSet, TypeOf(fragment.TypeCondition), Aspects.All);
                if (!Drain())
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Drain()
    {
        while (open.Count > 0)
        {
            if (!Check(open.Pop()))
            {
                return false;
            }
        }

        return true;
    }

    private bool Check(MergedSet set)
    {
        fields.Clear();
        spreadHere?.Clear();
        if (set.Members is null)
        {
            Collect(set.Single!, set.SingleType);
        }
        else
        {
            foreach (var (member, type) in set.Members)
            {
                Collect(member, type);
            }
        }

        if (steps > limit)
        {
            return false;
        }

        for (var group = 0; group < fields.GroupCount; group++)
        {
            if (!CheckGroup(fields.FirstOf(group), set.Aspects))
            {
                return false;
            }
        }

        return true;
    }

    private bool CheckGroup(int first, Aspects aspects)
    {
        ref var field = ref fields[first];
        if (field.Next < 0)
        {
            if (field.Node.SelectionSet is { } set)
            {
                PushSingle(set, field.Type?.Named as CompositeType, aspects);
            }

            return true;
        }

        var group = fields.IndexesFrom(first);
        if ((aspects & Aspects.Shape) != Aspects.None && !SameShape(group))
        {
            return false;
        }

        if (aspects == Aspects.Shape || !MayExclude(group))
        {
            PushMerged(group, aspects);
            return aspects == Aspects.Shape || SameFields(group);
        }

        if ((aspects & Aspects.Shape) != Aspects.None)
        {
            PushMerged(group, Aspects.Shape);
        }

        return CheckExclusive(group);
    }

    /// <summary>Fields on different object types only have to agree with those on the same type.</summary>
    private bool CheckExclusive(List<int> group)
    {
        var byType = new Dictionary<CompositeType, List<int>>();
        foreach (var index in group)
        {
            var parent = fields[index].Parent!;
            if (!byType.TryGetValue(parent, out var sameType))
            {
                byType[parent] = sameType = [];
            }

            sameType.Add(index);
        }

        foreach (var sameType in byType.Values)
        {
            if (!SameFields(sameType))
            {
                return false;
            }

            PushMerged(sameType, Aspects.Fields);
        }

        return true;
    }

    private bool MayExclude(List<int> group)
    {
        var parent = fields[group[0]].Parent;
        var different = false;
        foreach (var index in group)
        {
            if (fields[index].Parent is not ObjectType)
            {
                return false;
            }

            different |= !ReferenceEquals(fields[index].Parent, parent);
        }

        return different;
    }

    private bool SameShape(List<int> group)
    {
        SchemaType? type = null;
        foreach (var index in group)
        {
            steps++;
            ref var field = ref fields[index];
            if (DeferStream.Find(field.Node.Directives, DeferStream.Stream) is not null)
            {
                return false;
            }

            if (type is not null && field.Type is not null && ResponseShape.Conflict(type, field.Type))
            {
                return false;
            }

            type ??= field.Type;
        }

        return true;
    }

    private bool SameFields(List<int> group)
    {
        var first = fields[group[0]].Node;
        if (group.Count > 1 && LiteralComparison.AnyTwice(first.Arguments))
        {
            return false;
        }

        for (var i = 1; i < group.Count; i++)
        {
            var other = fields[group[i]].Node;
            if (first.Name.Value != other.Name.Value
                || LiteralComparison.AnyTwice(other.Arguments)
                || !SameArguments(first, other))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameArguments(FieldNode left, FieldNode right) =>
        (left.Arguments.IsEmpty && right.Arguments.IsEmpty)
        || (literals ??= new LiteralComparison(count => steps += count)).SameArguments(left.Arguments, right.Arguments);

    private void Collect(SelectionSetNode set, CompositeType? type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            steps++;
            switch (selection)
            {
                case FieldNode field:
                    var definition = type is null ? null : context.Schema.GetField(type, field.Name.Value);
                    fields.Add(field, type, definition?.Type);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, inline.TypeCondition is { } condition ? TypeOf(condition) : type);
                    break;
                case FragmentSpreadNode spread:
                    if (context.GetFragment(spread.Name.Value) is { } fragment
                        && (spreadHere ??= []).Add(fragment))
                    {
                        (spreadSomewhere ??= []).Add(fragment);
                        Collect(fragment.SelectionSet, TypeOf(fragment.TypeCondition));
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void PushSingle(SelectionSetNode set, CompositeType? type, Aspects aspects)
    {
        if (seenSingles is not null)
        {
            seenSingles.TryGetValue(set, out var seen);
            seenSingles[set] = seen | aspects;
            aspects &= ~seen;
        }

        if (aspects != Aspects.None)
        {
            open.Push(new MergedSet(set, type, null, aspects));
        }
    }

    /// <summary>Opens the union of the sets below some fields.</summary>
    private void PushMerged(List<int> group, Aspects aspects)
    {
        List<(SelectionSetNode Set, CompositeType? Type)>? members = null;
        foreach (var index in group)
        {
            ref var field = ref fields[index];
            if (field.Node.SelectionSet is { } set)
            {
                (members ??= []).Add((set, field.Type?.Named as CompositeType));
            }
        }

        if (members is null)
        {
            return;
        }

        if (members.Count == 1)
        {
            PushSingle(members[0].Set, members[0].Type, aspects);
            return;
        }

        var numbers = new int[members.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = IdOf(members[i].Set);
        }

        var key = new MergedSetKey(numbers);
        (seenMerged ??= []).TryGetValue(key, out var seen);
        seenMerged[key] = seen | aspects;
        if ((aspects & ~seen) != Aspects.None)
        {
            open.Push(new MergedSet(null, null, members, aspects & ~seen));
        }
    }

    private int IdOf(SelectionSetNode set)
    {
        ids ??= [];
        if (!ids.TryGetValue(set, out var id))
        {
            ids[set] = id = ids.Count;
        }

        return id;
    }

    private CompositeType? TypeOf(NamedTypeNode node) => context.Schema.GetType(node.Name.Value) as CompositeType;

    /// <summary>What is checked of a merged set.</summary>
    [Flags]
    private enum Aspects : byte
    {
        None = 0,

        /// <summary>That values look alike in the response, whatever object they are of (SameResponseShape).</summary>
        Shape = 1,

        /// <summary>
        /// That fields that one object can have are the same (FieldsInSetCanMerge without the shape).
        /// </summary>
        Fields = 2,

        All = Shape | Fields,
    }

    private readonly record struct MergedSet(
        SelectionSetNode? Single,
        CompositeType? SingleType,
        List<(SelectionSetNode Set, CompositeType? Type)>? Members,
        Aspects Aspects);
}
