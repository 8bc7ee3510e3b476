using System.Globalization;
using System.Text;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Cost;

/// <summary>
/// Valid queries of a schema, from a seed: aliases, merged fields, fragments, conditions, slicing arguments and input
/// objects, literal and by variables. A response key says type, field and arguments, so that equal keys can always be
/// merged.
/// </summary>
internal sealed class RandomOperations(Schema schema, int seed)
{
    private const int Fragments = 4;

    private static readonly string[] Declarations =
    [
        "$b0: Boolean!", "$b1: Boolean! = true", "$n0: Int", "$n1: Int = 2",
        "$f0: Filter", "$f1: Filter = {costly: 1}", "$o0: [Order!]",
    ];

    private readonly Random random = new(seed);
    private readonly List<(string Spread, CompositeType Type, string Text)> fragments = [];

    /// <summary>A query and its variables.</summary>
    public (string Query, string Variables) Next()
    {
        fragments.Clear();
        var types = schema.Types.OfType<CompositeType>()
            .Where(type => !type.Name.StartsWith('_') && type != schema.MutationType).ToArray();
        for (var i = 0; i < Fragments; i++)
        {
            var type = types[random.Next(types.Length)];
            var text = $" fragment F{i} on {type.Name} {Set(type, 1)}";
            fragments.Add((" ..." + $"F{i}", type, text));
        }

        // A fragment spreads only those before it; one that nothing spreads would be an error.
        var body = Set(schema.QueryType!, 4);
        foreach (var (name, _, text) in fragments.AsEnumerable().Reverse())
        {
            if (body.Contains(name, StringComparison.Ordinal))
            {
                body += text;
            }
        }

        var used = Declarations
            .Where(declaration => body.Contains(NameOf(declaration), StringComparison.Ordinal))
            .ToArray();
        var query = used.Length == 0 ? body : $"query ({string.Join(", ", used)}) {body}";
        return (query, Values(used));
    }

    private string Set(CompositeType type, int depth)
    {
        var text = new StringBuilder("{ t__: __typename");
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            text.Append(' ').Append(Selection(type, depth));
        }

        return text.Append(" }").ToString();
    }

    private string Selection(CompositeType type, int depth)
    {
        var spreadable = fragments.Where(fragment => Overlap(type, fragment.Type)).ToArray();
        switch (random.Next(10))
        {
            case 0 or 1 when depth > 0:
                var possible = schema.Types.OfType<CompositeType>().Where(other => Overlap(type, other)).ToArray();
                var condition = possible[random.Next(possible.Length)];
                return $"... on {condition.Name}{Condition()} {Set(condition, depth - 1)}";
            case 2 when depth > 0:
                return $"...{Condition()} {Set(type, depth - 1)}";
            case 3 or 4 when spreadable.Length > 0:
                return spreadable[random.Next(spreadable.Length)].Spread + Condition();
            default:
                return type is FieldsType fields ? Field(fields, depth) : "t__: __typename";
        }
    }

    private string Field(FieldsType type, int depth)
    {
        var candidates = type.Fields
            .Where(field => field.Name != "strict" && (depth > 0 || field.Type.Named is not CompositeType)).ToArray();
        if (candidates.Length == 0)
        {
            return "t__: __typename";
        }

        var field = candidates[random.Next(candidates.Length)];
        var arguments = string.Join(", ", field.Arguments
            .Where(_ => random.Next(2) == 0).Select(argument => $"{argument.Name}: {Literal(argument.Type, 2)}"));
        var call = arguments.Length == 0 ? string.Empty : $"({arguments})";
        var key = $"{type.Name}_{field.Name}_{Hash(call)}";
        var below = field.Type.Named is CompositeType composite ? " " + Set(composite, depth - 1) : string.Empty;
        return $"{key}: {field.Name}{call}{Condition()}{below}";
    }

    private string Literal(SchemaType type, int depth)
    {
        if (type is NonNullType inner)
        {
            return Literal(inner.Nullable, depth).Replace("null", "{}", StringComparison.Ordinal);
        }

        return type switch
        {
            ListType list when random.Next(3) > 0 => "[" + string.Join(", ", Enumerable.Range(0, random.Next(3))
                .Select(_ => Literal(list.ElementType, depth - 1))) + "]",
            ListType { ElementType.Named.Name: "Order" } => "$o0",
            ListType => "[]",
            InputObjectType { Name: "Filter" } when random.Next(3) == 0 => random.Next(2) == 0 ? "$f0" : "$f1",
            InputObjectType when depth <= 0 => "{}",
            InputObjectType input => "{" + string.Join(", ", input.Fields
                .Where(_ => random.Next(3) == 0)
                .Select(field => $"{field.Name}: {Literal(field.Type, depth - 1)}")) + "}",
            NamedType { Name: "Int" } => random.Next(5) switch
            {
                0 => "$n0", 1 => "$n1", 2 => "null", _ => random.Next(-1, 5).ToString(CultureInfo.InvariantCulture),
            },
            _ => "\"text\"",
        };
    }

    private string Condition() => random.Next(8) switch
    {
        0 => " @include(if: $b0)",
        1 => " @skip(if: $b1)",
        2 => " @include(if: true)",
        3 => " @skip(if: $b0) @include(if: $b1)",
        _ => string.Empty,
    };

    private string Values(string[] used)
    {
        var members = new List<string>();
        foreach (var declaration in used)
        {
            var name = NameOf(declaration)[1..];
            var value = name switch
            {
                "b0" or "b1" => random.Next(2) == 0 ? "true" : "false",
                "n0" or "n1" => random.Next(4) == 0 ? "null" : random.Next(0, 6).ToString(CultureInfo.InvariantCulture),
                "f0" or "f1" => """{"text":"a","deep":{"costly":2,"any":[{},{"cheap":{"text":null}}]},"cheap":{}}""",
                _ => """[{"by":"x","also":[{},{"by":"y"}]},{}]""",
            };
            if (name == "b0" || random.Next(3) > 0)
            {
                members.Add($"\"{name}\":{value}");
            }
        }

        return "{" + string.Join(',', members) + "}";
    }

    private bool Overlap(CompositeType left, CompositeType right) =>
        schema.GetPossibleTypes(left).Intersect(schema.GetPossibleTypes(right)).Any();

    private static string NameOf(string declaration) =>
        declaration[..declaration.IndexOf(':', StringComparison.Ordinal)];

    private static uint Hash(string text) => text.Aggregate(17u, (hash, character) => (hash * 31) + character);
}
