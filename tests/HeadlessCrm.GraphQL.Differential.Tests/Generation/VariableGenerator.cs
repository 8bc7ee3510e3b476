using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>Values for variables, as JSON: mostly such as fit, some that do not.</summary>
internal sealed class VariableGenerator(SeededRandom random, int misfitPercent)
{
    private const int DeepestNesting = 4;

    /// <summary>Values for the variables of an operation.</summary>
    public JsonObject For(GeneratedOperation operation)
    {
        var values = new JsonObject();
        foreach (var (name, type) in operation.Variables)
        {
            if (type.NonNull ? !random.Chance(misfitPercent) : random.Chance(70))
            {
                values[name[1..]] = Value(type, 0);
            }
        }

        if (random.Chance(10))
        {
            values["unknown"] = 1;
        }

        return values;
    }

    private JsonNode? Value(GeneratedReference type, int depth)
    {
        if (random.Chance(misfitPercent))
        {
            return Misfit();
        }

        if (!type.NonNull && random.Chance(depth < DeepestNesting ? 15 : 70))
        {
            return null;
        }

        if (type.Item is not { } item)
        {
            return Named(type.Named!, depth);
        }

        if (random.Chance(15) && depth < DeepestNesting)
        {
            return Named(item.Innermost, depth);
        }

        return new JsonArray([.. Enumerable.Range(0, random.Between(0, 2)).Select(_ => Value(item, depth + 1))]);
    }

    private JsonNode? Misfit() => random.Below(12) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Between(-3, 3)),
        2 => JsonValue.Create(2147483648L),
        3 => JsonValue.Create(1.5),
        4 => JsonValue.Create("text"),
        5 => JsonValue.Create(true),
        6 => new JsonArray(null, JsonValue.Create(1)),
        7 => new JsonObject(),
        8 => new JsonObject { ["id"] = JsonValue.Create(1), ["nme"] = null },
        9 => JsonValue.Create("RED"),
        10 => JsonValue.Create("1"),
        _ => JsonValue.Create(1e100),
    };

    private JsonNode? Named(GeneratedType type, int depth) => type.Kind switch
    {
        GeneratedKind.Enum => JsonValue.Create(random.Pick(type.Values)),
        GeneratedKind.Input => InputObject(type, depth),
        _ => Scalar(type.Name),
    };

    private JsonObject InputObject(GeneratedType type, int depth)
    {
        var fields = new JsonObject();
        if (type.OneOf)
        {
            var only = random.Pick(type.Inputs);
            fields[only.Name] = Value(only.Type with { NonNull = true }, depth + 1);
            return fields;
        }

        foreach (var field in type.Inputs.Where(field => field.IsRequired || (depth < DeepestNesting && random.Chance(50))))
        {
            fields[field.Name] = Value(field.Type, depth + 1);
        }

        return fields;
    }

    private JsonNode? Scalar(string name) => name switch
    {
        "Int" => JsonValue.Create(random.Between(-1000, 1000)),
        "Float" => random.Chance(50) ? JsonValue.Create(0.25) : JsonValue.Create(3),
        "String" => JsonValue.Create(random.Pick(["", "text", "é\"\\"])),
        "Boolean" => JsonValue.Create(random.Chance(50)),
        "ID" => random.Chance(50) ? JsonValue.Create("id") : JsonValue.Create(7),
        _ => random.Chance(50) ? JsonValue.Create("x") : new JsonObject { ["a"] = new JsonArray(JsonValue.Create(1), null) },
    };
}
