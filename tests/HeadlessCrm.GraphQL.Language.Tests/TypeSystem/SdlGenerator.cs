using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

/// <summary>
/// Valid schemas as SDL, at random: interfaces and what implements them, unions, enums, input objects with defaults,
/// directives defined and applied, descriptions, deprecations, and members that come by extension.
/// </summary>
internal sealed class SdlGenerator(SeededRandom random)
{
    private static readonly string[] Scalars = ["Int", "Float", "String", "Boolean", "ID", "Date", "Money10", "Money9"];
    private static readonly string[] Descriptions =
        ["Short.", "Two\\nlines.", "A \\\"quoted\\\" word.", "  Starts blank", "Ends in quote\\\"", "", "Ünï \\u00e9 \\u0007", "x\\\\"];

    private readonly List<string> definitions = [];
    private readonly List<string> enums = [];
    private readonly List<string> inputs = [];
    private readonly List<string> interfaces = [];
    private readonly List<string> objects = [];

    /// <summary>One schema; its definitions are in random order.</summary>
    public string Generate()
    {
        Directive("tag", "(name: String! = \"a\", weight: Int)", repeatable: true);
        Directive("note", "", repeatable: false);
        foreach (var name in Scalars.Skip(5))
        {
            Add($"scalar {name}{(random.Chance(40) ? " @specifiedBy(url: \"https://example.org/" + name + "\")" : Applied())}");
        }

        Repeat(1, 3, index => Enum($"Enum{index}"));
        Repeat(1, 4, index => Input($"Input{index}", isOneOf: false));
        Repeat(0, 1, index => Input($"Choice{index}", isOneOf: true));
        Repeat(1, 3, Interface);
        Repeat(1, 4, index => Object($"Object{index}"));
        Union();
        Roots();
        return string.Join("\n\n", random.PickSome(definitions, int.MaxValue).Concat(definitions).Distinct());
    }

    private void Roots()
    {
        Object("Query");
        if (random.Chance(50))
        {
            Object("Root2");
            Add($"{Description("")}schema{Applied()} {{ query: Query mutation: Root2 }}");
            if (random.Chance(50))
            {
                Object("Root3");
                Add("extend schema { subscription: Root3 }");
            }
        }
    }

    private void Directive(string name, string arguments, bool repeatable) => Add(
        $"{Description("")}directive @{name}{arguments}{(random.Chance(20) ? " @deprecated" : "")}" +
        $"{(repeatable ? " repeatable" : "")} on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE " +
        "| UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION");

    private void Enum(string name)
    {
        enums.Add(name);
        var values = Numbered(2, 4, index => $"{Description("  ")}  VALUE{index}{Deprecated()}{Applied()}");
        AddSplit("enum", name, "", values);
    }

    private void Input(string name, bool isOneOf)
    {
        var fields = Numbered(1, 4, index =>
        {
            var type = isOneOf ? random.Pick(Scalars) : InputType();
            var value = isOneOf ? "" : Default(type);
            var deprecated = type.EndsWith('!') && value.Length == 0 ? "" : Deprecated();
            return $"{Description("  ")}  in{index}: {type}{value}{deprecated}{Applied()}";
        });
        inputs.Add(name);
        AddSplit("input", name, isOneOf ? " @oneOf" : "", fields);
    }

    private void Interface(int index)
    {
        var name = $"Node{index}";
        var parents = interfaces.Count > 0 && random.Chance(50) ? interfaces.ToList() : [];
        interfaces.Add(name);
        List<string> fields = [.. parents.Select(FieldOf), FieldOf(name)];
        AddSplit("interface", name, Implements(parents), fields);
    }

    private void Object(string name)
    {
        objects.Add(name);
        var parents = random.Chance(50) ? interfaces.ToList() : [];
        List<string> fields =
        [
            .. parents.Select(FieldOf),
            .. Numbered(1, 4, index => $"{Description("  ")}  field{index}{Arguments()}: {OutputType()}{Deprecated()}{Applied()}"),
        ];
        AddSplit("type", name, Implements(parents), fields);
    }

    private void Union()
    {
        var members = random.PickSome(objects, 3);
        Add($"{Description("")}union Any{Applied()} = {string.Join(" | ", members)}");
        var rest = objects.Except(members).Take(1).ToList();
        if (rest.Count > 0 && random.Chance(50))
        {
            Add($"extend union Any = {rest[0]}");
        }
    }

    // The same in the interface and in all that implement it.
    private static string FieldOf(string interfaceName) => $"  of{interfaceName}(x: Int = 1): {interfaceName}";

    private static string Implements(List<string> parents) =>
        parents.Count == 0 ? "" : " implements " + string.Join(" & ", parents);

    private string Arguments()
    {
        if (random.Chance(60))
        {
            return "";
        }

        var arguments = Numbered(1, 3, index =>
        {
            var type = InputType();
            return $"{(random.Chance(20) ? $"\"{random.Pick(Descriptions)}\" " : "")}arg{index}: {type}{Default(type)}{Applied()}";
        });
        return $"({string.Join(", ", arguments)})";
    }

    private string OutputType() => Wrap(random.Pick<string>([.. Scalars, .. enums, .. interfaces, .. objects]));

    private string InputType() => random.Chance(30) && inputs.Count > 0
        ? random.Pick(inputs)
        : Wrap(random.Pick<string>([.. Scalars, .. enums]));

    private string Wrap(string type) => random.Below(6) switch
    {
        0 => type + "!",
        1 => $"[{type}]",
        2 => $"[{type}!]!",
        3 => $"[[{type}]!]",
        _ => type,
    };

    private string Default(string type)
    {
        if (random.Chance(60))
        {
            return "";
        }

        var value = type switch
        {
            "Int" or "Int!" => "-7",
            "Float" or "Float!" => "1.5e3",
            "Boolean" or "Boolean!" => "true",
            "String" or "String!" or "ID" or "ID!" => random.Pick(["\"text\"", "\"\"\"block\"\"\"", "\"\\u00e9\\n\""]),
            _ when type.StartsWith("Date", StringComparison.Ordinal) => "{ a: [1, B, \"c\"], d: null }",
            _ when type.EndsWith("]!", StringComparison.Ordinal) => "[]",
            _ when type.EndsWith('!') => "",
            _ => "null",
        };
        return value.Length == 0 ? "" : " = " + value;
    }

    private string Description(string indentation) => random.Below(8) switch
    {
        0 => $"{indentation}\"{random.Pick(Descriptions)}\"\n",
        1 => $"{indentation}\"\"\"\n{indentation}Block of text,\n\n{indentation}  indented.\n{indentation}\"\"\"\n",
        _ => "",
    };

    private string Deprecated() => random.Below(10) switch
    {
        0 => " @deprecated",
        1 => " @deprecated(reason: \"Use \\\"other\\\".\")",
        _ => "",
    };

    private string Applied() => random.Below(12) switch
    {
        0 => " @tag(name: \"b\") @tag(weight: 3)",
        1 => " @note",
        _ => "",
    };

    private void AddSplit(string keyword, string name, string head, List<string> members)
    {
        var own = random.Chance(70) ? members.Count : random.Between(1, members.Count);
        Add($"{Description("")}{keyword} {name}{head}{Applied()} {{\n{string.Join("\n", members.Take(own))}\n}}");
        if (own < members.Count)
        {
            Add($"extend {keyword} {name} {{\n{string.Join("\n", members.Skip(own))}\n}}");
        }
    }

    private List<string> Numbered(int least, int most, Func<int, string> make) =>
        [.. Enumerable.Range(1, random.Between(least, most)).Select(make)];

    private void Repeat(int least, int most, Action<int> make)
    {
        for (var index = random.Between(least, most); index > 0; index--)
        {
            make(index);
        }
    }

    private void Add(string definition) => definitions.Add(definition);
}
