using System.Text.Json;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.ConformanceDriver;

/// <summary>An object of the generic wiring: it knows its concrete type and where in the response it stands.</summary>
internal sealed record Node(string TypeName, string Path, int Depth);

/// <summary>Values by declared type, as the packs describe them, with the faults of a case at their paths.</summary>
internal sealed class Wiring(Schema schema)
{
    /// <summary>The value of a field for a parent; throws what a fault asks for.</summary>
    public object? Resolve(object parent, FieldContext field)
    {
        var (path, depth) = parent is Node node ? (node.Path, node.Depth) : (string.Empty, 0);
        return ValueOf(
            field.Definition.Type, $"{path}/{field.ResponseKey}", depth + 1, field.Items.TryGetValue(typeof(Faults), out var found) ? (Faults?)found : null);
    }

    public string? TypeNameOf(CompositeType type) => type switch
    {
        ObjectType self => self.Name,
        UnionType union => union.Members.Select(member => member.Name).Min(StringComparer.Ordinal),
        _ => schema.GetPossibleTypes(type).Select(possible => possible.Name).Max(StringComparer.Ordinal),
    };

    private object? ValueOf(SchemaType type, string path, int depth, Faults? faults)
    {
        if (faults?.At(path) is { } fault)
        {
            return fault.Value();
        }

        return type.Nullable switch
        {
            ListType list => new[]
            {
                ValueOf(list.ElementType, path + "/0", depth, faults), ValueOf(list.ElementType, path + "/1", depth, faults),
            },
            CompositeType composite => new Node(TypeNameOf(composite) ?? string.Empty, path, depth),
            EnumType values => values.Values[0].Name,
            NamedType scalar => scalar.Name switch
            {
                "Int" => 2,
                "Float" => 3.14,
                "Boolean" => true,
                "ID" => "id",
                _ => "str",
            },
            _ => null,
        };
    }
}

/// <summary>The faults of one case, by response path.</summary>
internal sealed class Faults(JsonElement list)
{
    private readonly Dictionary<string, Fault> byPath = list.EnumerateArray().ToDictionary(
        fault => string.Concat(fault.GetProperty("path").EnumerateArray().Select(segment => "/" + segment)),
        fault => new Fault(fault));

    public Fault? At(string path) => byPath.GetValueOrDefault(path);
}

/// <summary>What goes wrong at one path.</summary>
internal sealed class Fault(JsonElement fault)
{
    /// <summary>The faulty value; throws for a fault that throws.</summary>
    public object? Value() => fault.GetProperty("kind").GetString() switch
    {
        "null" => null,
        "throw" => throw new GraphQLException(fault.GetProperty("message").GetString()!),
        _ => PlainValues.Of(fault.GetProperty("value")),
    };
}
