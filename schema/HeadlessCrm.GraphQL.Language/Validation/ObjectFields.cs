using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>The fields of an object literal by name; of several with one name the last counts.</summary>
internal readonly struct ObjectFields
{
    // Below this a scan is cheaper than an index; above it a scan per field of the type would be quadratic.
    private const int IndexFrom = 16;

    private readonly ObjectValueNode literal;
    private readonly Dictionary<string, ObjectFieldNode>? index;

    public ObjectFields(ObjectValueNode literal)
    {
        this.literal = literal;
        if (literal.Fields.Length < IndexFrom)
        {
            return;
        }

        index = new Dictionary<string, ObjectFieldNode>(literal.Fields.Length, StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            index[field.Name.Value] = field;
        }
    }

    public ObjectFieldNode? Find(string name)
    {
        if (index is not null)
        {
            return index.TryGetValue(name, out var found) ? found : null;
        }

        for (var i = literal.Fields.Length - 1; i >= 0; i--)
        {
            if (literal.Fields[i].Name.Value == name)
            {
                return literal.Fields[i];
            }
        }

        return null;
    }
}
