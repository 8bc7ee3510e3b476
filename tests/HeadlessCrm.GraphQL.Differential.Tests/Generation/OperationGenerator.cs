using System.Globalization;
using System.Text;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>Random executable documents that are valid for a schema, save for a rare conflict or an unfortunate choice.</summary>
internal sealed class OperationGenerator
{
    private const int DeepestNesting = 4;

    private readonly SeededRandom random;
    private readonly GeneratedSchema schema;
    private readonly ValueGenerator values;
    private readonly List<string> fragments = [];
    private readonly List<GeneratedOperation> operations = [];
    private readonly bool subscriptions;
    private Dictionary<string, GeneratedReference> variables = [];
    private Dictionary<string, string> declarations = [];
    private bool declares;
    private int aliases;
    private int labels;

    private OperationGenerator(SeededRandom random, GeneratedSchema schema, bool subscriptions)
    {
        this.random = random;
        this.schema = schema;
        this.subscriptions = subscriptions;
        values = new ValueGenerator(random, Variable);
    }

    /// <summary>A document with one or a few operations and their fragments.</summary>
    public static string Document(SeededRandom random, GeneratedSchema schema) => Generate(random, schema, subscriptions: true).Text;

    /// <summary>A document and what is needed to execute it; no subscription, as that gives more than one response.</summary>
    public static GeneratedDocument ExecutableDocument(SeededRandom random, GeneratedSchema schema) =>
        Generate(random, schema, subscriptions: false);

    private static GeneratedDocument Generate(SeededRandom random, GeneratedSchema schema, bool subscriptions)
    {
        var generator = new OperationGenerator(random, schema, subscriptions);
        var count = random.Chance(75) ? 1 : 2;
        var definitions = Enumerable.Range(1, count).Select(i => generator.Operation(i, named: count > 1)).ToList();
        definitions.AddRange(generator.fragments);
        return new GeneratedDocument(string.Join("\n", definitions), generator.operations);
    }

    private string Operation(int number, bool named)
    {
        var roots = schema.Roots.Where(root => subscriptions || root.Operation != "subscription").ToList();
        var (operation, type) = random.Chance(70) ? roots[0] : random.Pick(roots);
        variables = [];
        declarations = [];
        declares = true;
        var single = operation == "subscription";
        var applied = single ? "" : Directives(operation.ToUpperInvariant());
        var selections = single ? $"{{ {Field(type, 0, single)} }}" : SelectionSet(type, 0);
        var shorthand = !named && operation == "query" && variables.Count == 0 && applied.Length == 0 && random.Chance(50);
        var name = named || (!shorthand && random.Chance(60))
            ? string.Create(CultureInfo.InvariantCulture, $"Operation{number}")
            : null;
        operations.Add(new GeneratedOperation(name, variables));
        if (shorthand)
        {
            return selections;
        }

        var declared = variables.Count == 0
            ? ""
            : $"({string.Join(", ", declarations.Select(variable => $"{variable.Key}: {variable.Value}"))})";
        return $"{operation} {name}{declared}{applied} {selections}";
    }

    /// <summary>
    /// A variable of the position's own type, declared on the operation. Not within fragments: several operations may use them.
    /// </summary>
    private string? Variable(GeneratedInput position)
    {
        if (!declares)
        {
            return null;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"$v{variables.Count}");
        var stricter = random.Chance(30) ? position.Type with { NonNull = true } : position.Type;
        variables[name] = stricter;
        declarations[name] = stricter.NonNull || random.Chance(60)
            ? stricter.ToString()
            : $"{stricter} = {new ValueGenerator(random).Literal(stricter)}";
        return name;
    }

    private string SelectionSet(GeneratedType type, int depth)
    {
        var text = new StringBuilder("{");
        for (var i = random.Between(1, depth < 2 ? 4 : 2); i > 0; i--)
        {
            text.Append(' ').Append(Selection(type, depth));
        }

        return text.Append(" }").ToString();
    }

    private string Selection(GeneratedType type, int depth)
    {
        var kind = random.Below(100);
        if (depth >= DeepestNesting || kind < 10)
        {
            return $"{Alias()}__typename";
        }

        if (kind < 25)
        {
            return InlineFragment(type, depth);
        }

        if (kind < 35)
        {
            return Spread(type, depth);
        }

        return type.Kind == GeneratedKind.Union ? "__typename" : Field(type, depth, single: false);
    }

    private string Alias() => random.Chance(30)
        ? string.Create(CultureInfo.InvariantCulture, $"k{++aliases}: ")
        : "";

    private string Field(GeneratedType type, int depth, bool single)
    {
        var field = random.Pick(type.Fields);
        var result = field.Type.Innermost;
        if (result.IsComposite && depth + 1 >= DeepestNesting)
        {
            return "__typename";
        }

        // Mostly a key of its own: with other arguments or of another type it could not be merged.
        var alias = single || (field.Arguments.Count == 0 && random.Chance(70))
            ? Alias()
            : string.Create(CultureInfo.InvariantCulture, $"k{++aliases}: ");
        var text = $"{alias}{field.Name}{values.Arguments(field.Arguments)}{(single ? "" : FieldDirectives(field))}";
        return result.IsComposite ? $"{text} {SelectionSet(result, depth + 1)}" : text;
    }

    private string FieldDirectives(GeneratedField field)
    {
        var streams = field.Type.Item is not null && random.Chance(40) && schema.Directives.Any(directive => directive.Name == "stream");
        return Directives("FIELD") + (streams ? Incremental("stream") : "");
    }

    private string InlineFragment(GeneratedType type, int depth)
    {
        var condition = random.Chance(80) ? random.Pick(schema.Overlapping(type)) : null;
        var on = condition is null ? "" : $" on {condition.Name}";
        return $"...{on}{Directives("INLINE_FRAGMENT")}{Deferred(depth)} {SelectionSet(condition ?? type, depth + 1)}";
    }

    private string Spread(GeneratedType type, int depth)
    {
        var condition = random.Pick(schema.Overlapping(type));
        var name = string.Create(CultureInfo.InvariantCulture, $"Fragment{fragments.Count + 1}");
        var index = fragments.Count;
        fragments.Add("");

        // Fragments declare nothing, so that a document with two operations stays valid.
        var declared = declares;
        declares = false;
        fragments[index] =
            $"fragment {name} on {condition.Name}{Directives("FRAGMENT_DEFINITION")} {SelectionSet(condition, depth + 1)}";
        declares = declared;
        return $"...{name}{Directives("FRAGMENT_SPREAD")}{Deferred(depth)}";
    }

    private string Deferred(int depth) =>
        depth > 0 && random.Chance(40) && schema.Directives.Any(directive => directive.Name == "defer") ? Incremental("defer") : "";

    private string Incremental(string directive)
    {
        var arguments = new List<string>();
        if (random.Chance(40))
        {
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"label: \"l{++labels}\""));
        }

        if (random.Chance(15))
        {
            arguments.Add(random.Pick(["if: true", "if: false"]));
        }

        if (directive == "stream" && random.Chance(50))
        {
            arguments.Add(random.Pick(["initialCount: 0", "initialCount: 1", "initialCount: 2", "initialCount: 5"]));
        }

        return arguments.Count == 0 ? $" @{directive}" : $" @{directive}({string.Join(", ", arguments)})";
    }

    private string Directives(string location)
    {
        var text = "";
        if (location is "FIELD" or "FRAGMENT_SPREAD" or "INLINE_FRAGMENT" && random.Chance(10))
        {
            text = random.Pick([" @skip(if: false)", " @include(if: true)", " @skip(if: true)", " @include(if: false) @skip(if: true)"]);
        }

        var fitting = schema.Directives
            .Where(directive => directive.Locations.Contains(location) && directive.Name is not ("defer" or "stream")).ToList();
        if (fitting.Count == 0 || random.Chance(80))
        {
            return text;
        }

        var directive = random.Pick(fitting);
        return $"{text} @{directive.Name}{values.Arguments(directive.Arguments)}";
    }
}
