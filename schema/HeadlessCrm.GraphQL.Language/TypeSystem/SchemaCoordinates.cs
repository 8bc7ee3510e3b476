using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// Finds what schema coordinates name: <c>Type</c>, <c>Type.field(arg:)</c>, <c>@directive(arg:)</c> and so on.
/// </summary>
public static class SchemaCoordinates
{
    /// <summary>The member a coordinate names, or null when its last part is not there.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no coordinate.</exception>
    /// <exception cref="ArgumentException">What contains the member is not there or of the wrong kind.</exception>
    public static SchemaMember? Resolve(Schema schema, string coordinate) =>
        Resolve(schema, Parser.ParseSchemaCoordinate(new Source(coordinate)));

    /// <summary>The member a parsed coordinate names, or null when its last part is not there.</summary>
    /// <exception cref="ArgumentException">What contains the member is not there or of the wrong kind.</exception>
    public static SchemaMember? Resolve(Schema schema, SchemaCoordinateNode coordinate) => coordinate switch
    {
        TypeCoordinateNode node => schema.GetType(node.Name.Value) is { } type ? new SchemaMember.OfType(type) : null,
        MemberCoordinateNode node => ResolveMember(schema, node),
        ArgumentCoordinateNode node => ResolveArgument(schema, node),
        DirectiveCoordinateNode node => schema.GetDirective(node.Name.Value) is { } directive
            ? new SchemaMember.OfDirective(directive)
            : null,
        DirectiveArgumentCoordinateNode node => ResolveDirectiveArgument(schema, node),
        _ => null,
    };

    private static SchemaMember? ResolveMember(Schema schema, MemberCoordinateNode node)
    {
        var member = node.MemberName.Value;
        return RequireType(schema, node.Name) switch
        {
            EnumType type => type.GetValue(member) is { } value ? new SchemaMember.OfEnumValue(type, value) : null,
            InputObjectType type => type.GetField(member) is { } field
                ? new SchemaMember.OfInputField(type, field)
                : null,
            FieldsType type => schema.GetField(type, member) is { } field
                ? new SchemaMember.OfField(type, field)
                : null,
            _ => throw new ArgumentException(
                $"Expected \"{node.Name.Value}\" to be an Enum, Input Object, Object or Interface type."),
        };
    }

    private static SchemaMember.OfFieldArgument? ResolveArgument(Schema schema, ArgumentCoordinateNode node)
    {
        if (RequireType(schema, node.Name) is not FieldsType type)
        {
            throw new ArgumentException($"Expected \"{node.Name.Value}\" to be an object type or interface type.");
        }

        var field = schema.GetField(type, node.FieldName.Value) ?? throw new ArgumentException(
            $"Expected \"{node.FieldName.Value}\" to exist as a field of type \"{type}\" in the schema.");
        return field.GetArgument(node.ArgumentName.Value) is { } argument
            ? new SchemaMember.OfFieldArgument(type, field, argument)
            : null;
    }

    private static SchemaMember.OfDirectiveArgument? ResolveDirectiveArgument(
        Schema schema,
        DirectiveArgumentCoordinateNode node)
    {
        var directive = schema.GetDirective(node.Name.Value) ?? throw new ArgumentException(
            $"Expected \"{node.Name.Value}\" to be defined as a directive in the schema.");
        return directive.GetArgument(node.ArgumentName.Value) is { } argument
            ? new SchemaMember.OfDirectiveArgument(directive, argument)
            : null;
    }

    private static NamedType RequireType(Schema schema, NameNode name) =>
        schema.GetType(name.Value) ?? throw new ArgumentException(
            $"Expected \"{name.Value}\" to be defined as a type in the schema.");
}
