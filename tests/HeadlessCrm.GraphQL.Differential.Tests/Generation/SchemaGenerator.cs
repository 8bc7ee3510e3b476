using System.Text;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>Random valid schemas with every kind of type. This part decides what the schema has.</summary>
internal sealed partial class SchemaGenerator
{
    // Names close to one another, so that messages have something to suggest.
    private static readonly string[] FieldNames =
        ["id", "name", "names", "named", "title", "node", "nodes", "item", "items", "itemCount", "owner", "a1", "a2", "a10"];

    private static readonly string[] ArgumentNames = ["first", "last", "filter", "filters", "order", "id", "ids", "x"];

    private static readonly string[] ValueNames = ["RED", "REDDISH", "GREEN", "BLUE", "A_1", "on", "type", "query"];

    private static readonly string[] ExecutableLocations =
        ["QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION"];

    private static readonly string[] TypeSystemLocations =
    [
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION",
    ];

    private readonly SeededRandom random;
    private readonly ValueGenerator values;
    private readonly List<GeneratedType> types = [];
    private readonly List<GeneratedDirective> directives = [];
    private readonly List<(string Operation, GeneratedType Type)> roots = [];
    private readonly List<GeneratedType> scalars =
        [.. new[] { "Int", "Float", "String", "Boolean", "ID" }.Select(name => new GeneratedType(GeneratedKind.Scalar, name))];

    private SchemaGenerator(SeededRandom random)
    {
        this.random = random;
        values = new ValueGenerator(random);
    }

    /// <summary>A schema that both SDL validation and schema validation accept.</summary>
    public static GeneratedSchema Schema(SeededRandom random) => Schema(random, generator =>
    {
        generator.DecideTypes();
        generator.DecideDirectives();
        generator.DecideIncrementalDirectives(percent: 40);
    });

    /// <summary>A schema that always has <c>@defer</c> and <c>@stream</c>.</summary>
    public static GeneratedSchema SchemaOfIncrementalResponses(SeededRandom random) => Schema(random, generator =>
    {
        generator.DecideTypes();
        generator.DecideIncrementalDirectives(percent: 100);
    });

    /// <summary>A schema without <c>@defer</c> and <c>@stream</c>: each operation has one response.</summary>
    public static GeneratedSchema SchemaOfSingleResponses(SeededRandom random) => Schema(random, generator =>
    {
        generator.DecideTypes();
        generator.DecideDirectives();
    });

    /// <summary>A schema whose fields are strings with arguments of every kind.</summary>
    public static GeneratedSchema SchemaOfArguments(SeededRandom random) => Schema(random, static generator => generator.DecideEchoes());

    private static GeneratedSchema Schema(SeededRandom random, Action<SchemaGenerator> decide)
    {
        var generator = new SchemaGenerator(random);
        decide(generator);
        var definitions = new List<string>();
        generator.WriteAll(definitions);
        return new GeneratedSchema
        {
            Sdl = new StringBuilder().AppendJoin(random.Chance(50) ? "\n\n" : "\n", definitions).Append('\n').ToString(),
            Types = [.. generator.types, .. generator.scalars],
            Directives = generator.directives,
            Roots = generator.roots,
        };
    }

    private void DecideTypes()
    {
        DecideLeaves();
        DecideInputs();
        var interfaces = Make(0, 3, GeneratedKind.Interface, "Face");
        var objects = Make(2, 4, GeneratedKind.Object, "Thing");
        foreach (var type in Make(0, 2, GeneratedKind.Union, "Any"))
        {
            type.Members.AddRange(random.PickSome(objects, 3));
        }

        DecideRoots(objects);
        var outputs = types.Where(type => type.Kind != GeneratedKind.Input).ToList();
        for (var i = 0; i < interfaces.Count; i++)
        {
            DecideFields(interfaces[i], interfaces.GetRange(0, i), outputs);
        }

        foreach (var type in types.Where(type => type.Kind == GeneratedKind.Object))
        {
            DecideFields(type, interfaces, outputs);
        }
    }

    private void DecideLeaves()
    {
        Make(0, 2, GeneratedKind.Scalar, "Scalar");
        foreach (var type in Make(1, 2, GeneratedKind.Enum, "Color"))
        {
            type.Values.AddRange(random.PickSome(ValueNames, 4));
        }
    }

    private void DecideEchoes()
    {
        DecideLeaves();
        DecideInputs();
        var query = new GeneratedType(GeneratedKind.Object, "Query");
        types.Add(query);
        roots.Add(("query", query));
        var text = new GeneratedReference(scalars[2], null, NonNull: false);
        foreach (var name in random.PickSome(FieldNames, 5))
        {
            query.Fields.Add(new GeneratedField(name, text, DecideArguments(percent: 95)));
        }
    }

    private List<GeneratedType> Make(int least, int most, GeneratedKind kind, string name)
    {
        var made = Enumerable.Range(1, random.Between(least, most)).Select(i => new GeneratedType(kind, name + i)).ToList();
        types.AddRange(made);
        return made;
    }

    private void DecideInputs()
    {
        for (var i = random.Between(1, 3); i > 0; i--)
        {
            var oneOf = random.Chance(30);
            var type = new GeneratedType(GeneratedKind.Input, (oneOf ? "Choice" : "Input") + i) { OneOf = oneOf };

            // Only those before it: a cycle that can never end would be invalid.
            var candidates = types.Where(other => other.Kind is GeneratedKind.Enum or GeneratedKind.Scalar or GeneratedKind.Input)
                .Concat(scalars).ToList();
            foreach (var name in random.PickSome(FieldNames, 4))
            {
                var reference = Reference(candidates, nonNullPercent: oneOf ? 0 : 30);
                type.Inputs.Add(new GeneratedInput(name, reference, oneOf ? null : Default(reference)));
            }

            // A nullable reference to itself always ends.
            if (!oneOf && random.Chance(30))
            {
                type.Inputs.Add(new GeneratedInput("self", new GeneratedReference(type, null, NonNull: false), null));
            }

            types.Add(type);
        }
    }

    private string? Default(GeneratedReference type) => random.Chance(30) ? values.Literal(type) : null;

    private void DecideRoots(List<GeneratedType> objects)
    {
        foreach (var (operation, name) in new[] { ("query", "Query"), ("mutation", "Mutation"), ("subscription", "Subscription") })
        {
            if (operation == "query" || random.Chance(50))
            {
                var type = new GeneratedType(GeneratedKind.Object, name);
                types.Add(type);
                roots.Add((operation, type));
                objects.Add(type);
            }
        }
    }

    private void DecideFields(GeneratedType type, List<GeneratedType> interfaces, List<GeneratedType> outputs)
    {
        foreach (var candidate in interfaces.Where(_ => random.Chance(40)))
        {
            Implement(type, candidate);
        }

        var candidates = outputs.Concat(scalars).ToList();
        foreach (var name in random.PickSome(FieldNames, 5).Where(name => type.Fields.All(field => field.Name != name)))
        {
            type.Fields.Add(new GeneratedField(name, Reference(candidates, nonNullPercent: 30), DecideArguments()));
        }
    }

    private void Implement(GeneratedType type, GeneratedType candidate)
    {
        // Two interfaces with the same field would have to agree on it.
        var added = candidate.Interfaces.Append(candidate).Except(type.Interfaces).ToList();
        var fields = candidate.Fields.Where(field => type.Fields.All(own => own.Name != field.Name)).ToList();
        if (fields.Count < candidate.Fields.Count)
        {
            return;
        }

        type.Interfaces.AddRange(added);
        foreach (var field in fields)
        {
            // A field may promise more than its interface, and take further optional arguments.
            var narrowed = field.Type.NonNull || random.Chance(70) ? field.Type : field.Type with { NonNull = true };
            type.Fields.Add(field with { Type = narrowed, Arguments = MoreArguments(field.Arguments) });
        }
    }

    private IReadOnlyList<GeneratedInput> MoreArguments(IReadOnlyList<GeneratedInput> arguments) =>
        random.Chance(85) || arguments.Any(argument => argument.Name == "extra")
            ? arguments
            : [.. arguments, new GeneratedInput("extra", new GeneratedReference(random.Pick(scalars), null, NonNull: false), null)];

    private List<GeneratedInput> DecideArguments(int percent = 45)
    {
        if (!random.Chance(percent))
        {
            return [];
        }

        var candidates = types.Where(type => type.Kind is GeneratedKind.Enum or GeneratedKind.Scalar or GeneratedKind.Input)
            .Concat(scalars).ToList();
        return random.PickSome(ArgumentNames, 3).ConvertAll(name =>
        {
            var reference = Reference(candidates, nonNullPercent: 30);
            return new GeneratedInput(name, reference, Default(reference));
        });
    }

    private GeneratedReference Reference(IReadOnlyList<GeneratedType> candidates, int nonNullPercent)
    {
        var reference = new GeneratedReference(random.Pick(candidates), null, random.Chance(nonNullPercent));
        while (random.Chance(25))
        {
            reference = new GeneratedReference(null, reference, random.Chance(nonNullPercent));
        }

        return reference;
    }

    private void DecideDirectives()
    {
        for (var i = random.Between(0, 2); i > 0; i--)
        {
            directives.Add(new GeneratedDirective(
                "mark" + i, DecideArguments(), random.PickSome(ExecutableLocations, 6), random.Chance(40)));
        }

        for (var i = random.Between(0, 2); i > 0; i--)
        {
            directives.Add(new GeneratedDirective(
                "note" + i, DecideScalarArguments(), random.PickSome(TypeSystemLocations, 8), random.Chance(40)));
        }

    }

    private void DecideIncrementalDirectives(int percent)
    {
        if (random.Chance(percent))
        {
            var boolean = scalars[3];
            var condition = new GeneratedInput("if", new GeneratedReference(boolean, null, NonNull: true), "true");
            var label = new GeneratedInput("label", new GeneratedReference(scalars[2], null, NonNull: false), null);
            var count = new GeneratedInput("initialCount", new GeneratedReference(scalars[0], null, NonNull: true), "0");
            directives.Add(new GeneratedDirective("defer", [condition, label], ["FRAGMENT_SPREAD", "INLINE_FRAGMENT"], Repeatable: false));
            directives.Add(new GeneratedDirective("stream", [condition, label, count], ["FIELD"], Repeatable: false));
        }
    }

    /// <summary>A directive on a definition must not refer to itself through the types of its arguments.</summary>
    private List<GeneratedInput> DecideScalarArguments() => random.Chance(50)
        ? []
        : random.PickSome(ArgumentNames, 2).ConvertAll(name =>
        {
            var reference = Reference(scalars, nonNullPercent: 20);
            return new GeneratedInput(name, reference, Default(reference));
        });
}
