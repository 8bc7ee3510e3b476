using System.Globalization;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>Literals that fit a type, with variables where the caller provides them.</summary>
/// <param name="random">The choices.</param>
/// <param name="variable">A variable for a position of a type, as text with its dollar sign, or null for none.</param>
internal sealed class ValueGenerator(SeededRandom random, Func<GeneratedInput, string?>? variable = null)
{
    private const int DeepestNesting = 3;

    /// <summary>A value for an argument or input field.</summary>
    public string For(GeneratedInput position, int depth = 0) =>
        variable is not null && random.Chance(25) && variable(position) is { } name
            ? name
            : Literal(position.Type, depth);

    /// <summary>A literal of a type.</summary>
    public string Literal(GeneratedReference type, int depth = 0)
    {
        if (!type.NonNull && random.Chance(depth < DeepestNesting ? 12 : 70))
        {
            return "null";
        }

        if (type.Item is not { } item)
        {
            return Named(type.Named!, depth);
        }

        // A single value stands for lists of it, unless it is null or a list itself.
        return random.Chance(20) && depth < DeepestNesting
            ? Named(item.Innermost, depth)
            : $"[{string.Join(", ", Enumerable.Range(0, random.Between(0, 2)).Select(_ => Literal(item, depth + 1)))}]";
    }

    /// <summary>Arguments in parentheses; the optional ones only sometimes.</summary>
    public string Arguments(IReadOnlyList<GeneratedInput> arguments)
    {
        var given = arguments.Where(argument => argument.IsRequired || random.Chance(40))
            .Select(argument => $"{argument.Name}: {For(argument)}").ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Named(GeneratedType type, int depth) => type.Kind switch
    {
        GeneratedKind.Enum => random.Pick(type.Values),
        GeneratedKind.Input => InputObject(type, depth),
        _ => Scalar(type.Name),
    };

    private string Scalar(string name) => name switch
    {
        "Int" => random.Pick(["0", "-1", "42", "2147483647"]),
        "Float" => random.Pick(["0", "1.5", "-2e10", "3.14E-2", "7"]),
        "String" => random.Pick(["\"\"", "\"text\"", "\"\"\"block\"\"\"", "\"a\\n\\u00e9\""]),
        "Boolean" => random.Pick(["true", "false"]),
        "ID" => random.Pick(["\"id\"", "7", "\"\""]),
        _ => random.Pick(["1", "\"x\"", "{ a: [1, B] }", "ANY", "true", "2.5"]),
    };

    private string InputObject(GeneratedType type, int depth)
    {
        if (type.OneOf)
        {
            var only = random.Pick(type.Inputs);
            return $"{{ {only.Name}: {Literal(only.Type with { NonNull = true }, depth + 1)} }}";
        }

        var fields = type.Inputs
            .Where(field => field.IsRequired || (depth < DeepestNesting && random.Chance(40)))
            .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name}: {For(field, depth + 1)}"));
        return $"{{ {string.Join(", ", fields)} }}";
    }
}
