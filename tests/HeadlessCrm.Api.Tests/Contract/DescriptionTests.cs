using HeadlessCrm.Api.Contract;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;

namespace HeadlessCrm.Api.Tests.Contract;

/// <summary>Everything in the contract says what it means.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public void Every_type_field_argument_and_value_has_a_description()
    {
        var silent = SchemaSources.Read()
            .SelectMany(source => Parser.Parse(source).Definitions)
            .SelectMany(definition => Undescribed(definition))
            .ToList();

        Assert.Empty(silent);
    }

    [Fact]
    public void Descriptions_are_sentences()
    {
        var fragments = SchemaSources.Read()
            .SelectMany(source => Parser.Parse(source).Definitions)
            .SelectMany(Descriptions)
            .Where(text => !text.TrimEnd().EndsWith('.') || !(char.IsUpper(text[0]) || char.IsDigit(text[0]) || text[0] == '`'))
            .ToList();

        Assert.Empty(fragments);
    }

    private static IEnumerable<string> Undescribed(DefinitionNode definition) => definition switch
    {
        ObjectTypeDefinitionNode type => Of(type.Name, type.Description).Concat(Fields(type.Name, type.Fields)),
        ObjectTypeExtensionNode type => Fields(type.Name, type.Fields),
        InterfaceTypeDefinitionNode type => Of(type.Name, type.Description).Concat(Fields(type.Name, type.Fields)),
        InputObjectTypeDefinitionNode type => Of(type.Name, type.Description)
            .Concat(type.Fields.SelectMany(field => Of(field.Name, field.Description, type.Name))),
        InputObjectTypeExtensionNode type => type.Fields.SelectMany(field => Of(field.Name, field.Description, type.Name)),
        EnumTypeDefinitionNode type => Of(type.Name, type.Description)
            .Concat(type.Values.SelectMany(value => Of(value.Name, value.Description, type.Name))),
        UnionTypeDefinitionNode type => Of(type.Name, type.Description),
        ScalarTypeDefinitionNode type => Of(type.Name, type.Description),
        DirectiveDefinitionNode directive => Of(directive.Name, directive.Description)
            .Concat(directive.Arguments.SelectMany(argument => Of(argument.Name, argument.Description, directive.Name))),
        SchemaDefinitionNode schema => schema.Description is null ? ["schema"] : [],
        _ => [$"{definition.GetType().Name} is not looked at here"],
    };

    private static IEnumerable<string> Fields(NameNode type, IEnumerable<FieldDefinitionNode> fields) => fields.SelectMany(field =>
        Of(field.Name, field.Description, type).Concat(field.Arguments.SelectMany(argument => Of(argument.Name, argument.Description, field.Name))));

    private static IEnumerable<string> Of(NameNode name, StringValueNode? description, NameNode? owner = null) =>
        string.IsNullOrWhiteSpace(description?.Value) ? [$"{owner?.Value}.{name.Value}"] : [];

    private static IEnumerable<string> Descriptions(DefinitionNode definition) => definition switch
    {
        ObjectTypeDefinitionNode type => [type.Description!.Value, .. type.Fields.Select(field => field.Description!.Value)],
        ObjectTypeExtensionNode type => type.Fields.Select(field => field.Description!.Value),
        InputObjectTypeDefinitionNode type => [type.Description!.Value, .. type.Fields.Select(field => field.Description!.Value)],
        InputObjectTypeExtensionNode type => type.Fields.Select(field => field.Description!.Value),
        EnumTypeDefinitionNode type => [type.Description!.Value, .. type.Values.Select(value => value.Description!.Value)],
        _ => [],
    };
}
