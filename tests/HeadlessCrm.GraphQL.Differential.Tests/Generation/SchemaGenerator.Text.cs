namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>This part writes the schema as SDL, some of it as extensions.</summary>
internal sealed partial class SchemaGenerator
{
    private static readonly string[] Descriptions =
        ["\"short\"", "\"\"\"block\"\"\"", "\"\"\"\n  two\n    lines\n  \"\"\"", "\"quote \\\" and \\\\ and \\u0007\"", "\"\"", "\"\"\"a \\\"\"\" b\"\"\""];

    private void WriteAll(List<string> definitions)
    {
        if (random.Chance(40))
        {
            var operations = roots.Select(root => $"  {root.Operation}: {root.Type.Name}\n");
            definitions.Add($"{Description()}schema{Notes("SCHEMA")} {{\n{string.Concat(operations)}}}");
        }

        definitions.AddRange(directives.Select(Definition));
        foreach (var type in types)
        {
            Write(type, definitions);
        }

        // The order of definitions has no meaning to validity, but to every list in the answers.
        for (var i = definitions.Count - 1; i > 0 && random.Chance(50); i--)
        {
            var j = random.Below(i + 1);
            (definitions[i], definitions[j]) = (definitions[j], definitions[i]);
        }
    }

    private void Write(GeneratedType type, List<string> definitions)
    {
        switch (type.Kind)
        {
            case GeneratedKind.Scalar:
                var url = random.Chance(40) ? " @specifiedBy(url: \"https://example.org/spec\")" : "";
                definitions.Add($"{Description()}scalar {type.Name}{url}{Notes("SCALAR")}");
                break;
            case GeneratedKind.Object:
                WriteMembers(definitions, "type", type, Notes("OBJECT"), type.Fields.ConvertAll(field => Definition(type, field)));
                break;
            case GeneratedKind.Interface:
                WriteMembers(definitions, "interface", type, Notes("INTERFACE"), type.Fields.ConvertAll(field => Definition(type, field)));
                break;
            case GeneratedKind.Union:
                var members = string.Join(" | ", type.Members.Select(member => member.Name));
                definitions.Add($"{Description()}union {type.Name}{Notes("UNION")} = {members}");
                break;
            case GeneratedKind.Enum:
                WriteMembers(definitions, "enum", type, Notes("ENUM"), type.Values.ConvertAll(
                    value => $"{Description()}{value}{Deprecation()}{Notes("ENUM_VALUE")}"));
                break;
            default:
                WriteMembers(
                    definitions,
                    "input",
                    type,
                    (type.OneOf ? " @oneOf" : "") + Notes("INPUT_OBJECT"),
                    type.Inputs.ConvertAll(input => Definition(input, "INPUT_FIELD_DEFINITION")));
                break;
        }
    }

    private void WriteMembers(
        List<string> definitions, string keyword, GeneratedType type, string applied, List<string> members)
    {
        var implemented = type.Interfaces.Count == 0
            ? ""
            : " implements " + string.Join(" & ", type.Interfaces.Select(face => face.Name));
        var inExtension = members.Count > 1 && random.Chance(20) ? random.Between(1, members.Count - 1) : 0;
        var inDefinition = members.Count - inExtension;
        definitions.Add($"{Description()}{keyword} {type.Name}{implemented}{applied} {Block(members.Take(inDefinition))}");
        if (inExtension > 0)
        {
            definitions.Add($"extend {keyword} {type.Name} {Block(members.Skip(inDefinition))}");
        }
    }

    private static string Block(IEnumerable<string> members) =>
        $"{{\n{string.Concat(members.Select(member => $"  {member}\n"))}}}";

    private string Definition(GeneratedType type, GeneratedField field)
    {
        // A field of an interface may only be deprecated where the interface deprecates it.
        var promised = type.Interfaces.Any(face => face.Fields.Any(other => other.Name == field.Name));
        var deprecation = promised ? "" : Deprecation();
        var arguments = ArgumentsDefinition(field.Arguments);
        return $"{Description()}{field.Name}{arguments}: {field.Type}{deprecation}{Notes("FIELD_DEFINITION")}";
    }

    private string ArgumentsDefinition(IReadOnlyList<GeneratedInput> arguments) => arguments.Count == 0
        ? ""
        : $"({string.Join(", ", arguments.Select(argument => Definition(argument, "ARGUMENT_DEFINITION")))})";

    private string Definition(GeneratedInput input, string location)
    {
        var defaultValue = input.Default is null ? "" : $" = {input.Default}";
        var deprecation = input.IsRequired ? "" : Deprecation();
        return $"{Description()}{input.Name}: {input.Type}{defaultValue}{deprecation}{Notes(location)}";
    }

    private string Definition(GeneratedDirective directive)
    {
        // Its arguments carry no notes: a directive must not refer to itself, not even through another one.
        var arguments = directive.Arguments.Select(argument =>
            $"{Description()}{argument.Name}: {argument.Type}{(argument.Default is null ? "" : $" = {argument.Default}")}");
        var list = directive.Arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
        var repeatable = directive.Repeatable ? " repeatable" : "";
        var deprecation = random.Chance(10) ? " @deprecated" : "";
        return $"{Description()}directive @{directive.Name}{list}{deprecation}{repeatable} on {string.Join(" | ", directive.Locations)}";
    }

    private string Description() => random.Chance(20) ? random.Pick(Descriptions) + "\n" : "";

    private string Deprecation() => random.Chance(90)
        ? ""
        : random.Pick([" @deprecated", " @deprecated(reason: \"old\")", " @deprecated(reason: \"\"\"really\n old\"\"\")"]);

    /// <summary>Directives of the schema's own that may stand at a place of the type system.</summary>
    private string Notes(string location)
    {
        var fitting = directives.Where(directive => directive.Locations.Contains(location)).ToList();
        if (fitting.Count == 0 || random.Chance(70))
        {
            return "";
        }

        var directive = random.Pick(fitting);
        var once = $" @{directive.Name}{values.Arguments(directive.Arguments)}";
        return directive.Repeatable && random.Chance(50) ? $"{once} @{directive.Name}{values.Arguments(directive.Arguments)}" : once;
    }
}
