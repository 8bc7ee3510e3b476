using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Introspection;

/// <summary>Answers the fields of the introspection types from the type system (specification, chapter 4).</summary>
internal static class IntrospectionFields
{
    /// <summary>The resolver of a meta-field or of a field of an introspection type; null for any other field.</summary>
    public static FieldResolver? Find(ObjectType type, FieldDefinition field, Schema schema)
    {
        if (ReferenceEquals(field, MetaFields.Schema))
        {
            return Read(_ => schema);
        }

        if (ReferenceEquals(field, MetaFields.Type))
        {
            return With((_, context) => schema.GetType((string)context.Arguments.Values[0]!));
        }

        if (!type.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return null;
        }

        return type.Name switch
        {
            "__Schema" => SchemaField(field.Name),
            "__Type" => TypeField(field.Name, schema),
            "__Field" => FieldField(field.Name),
            "__InputValue" => InputValueField(field.Name),
            "__EnumValue" => EnumValueField(field.Name),
            "__Directive" => DirectiveField(field.Name),
            _ => null,
        };
    }

    private static FieldResolver? SchemaField(string name) => name switch
    {
        "description" => Of<Schema, string?>(schema => schema.Description),
        "types" => Of<Schema, IReadOnlyList<object>>(schema => [.. schema.Types]),
        "queryType" => Of<Schema, object?>(schema => schema.QueryType),
        "mutationType" => Of<Schema, object?>(schema => schema.MutationType),
        "subscriptionType" => Of<Schema, object?>(schema => schema.SubscriptionType),
        "directives" => With((parent, context) => ((Schema)parent).Directives
            .Where(directive => directive.DeprecationReason is null || IncludesDeprecated(context)).ToArray<object>()),
        _ => null,
    };

    private static FieldResolver? TypeField(string name, Schema schema) => name switch
    {
        "kind" => Of<SchemaType, string>(KindOf),
        "name" => Of<SchemaType, string?>(type => (type as NamedType)?.Name),
        "description" => Of<SchemaType, string?>(type => (type as NamedType)?.Description),
        "specifiedByURL" => Of<SchemaType, string?>(type => (type as ScalarType)?.SpecifiedByUrl),
        "isOneOf" => Of<SchemaType, bool?>(type => (type as InputObjectType)?.IsOneOf),
        "fields" => With((parent, context) => (parent as FieldsType)?.Fields
            .Where(field => field.DeprecationReason is null || IncludesDeprecated(context)).ToArray<object>()),
        "interfaces" => Of<SchemaType, IReadOnlyList<object>?>(
            type => type is FieldsType fields ? fields.Interfaces.ToArray<object>() : null),
        "possibleTypes" => Of<SchemaType, IReadOnlyList<object>?>(
            type => type is InterfaceType or UnionType ? [.. schema.GetPossibleTypes((CompositeType)type)] : null),
        "enumValues" => With((parent, context) => (parent as EnumType)?.Values
            .Where(value => value.DeprecationReason is null || IncludesDeprecated(context)).ToArray<object>()),
        "inputFields" => With((parent, context) => (parent as InputObjectType)?.Fields
            .Where(field => field.DeprecationReason is null || IncludesDeprecated(context)).ToArray<object>()),
        "ofType" => Of<SchemaType, object?>(type => type switch
        {
            ListType list => list.ElementType,
            NonNullType nonNull => nonNull.Nullable,
            _ => null,
        }),
        _ => null,
    };

    private static FieldResolver? FieldField(string name) => name switch
    {
        "name" => Of<FieldDefinition, string>(field => field.Name),
        "description" => Of<FieldDefinition, string?>(field => field.Description),
        "args" => With((parent, context) => ((FieldDefinition)parent).Arguments
            .Where(argument => argument.DeprecationReason is null || IncludesDeprecated(context)).ToArray<object>()),
        "type" => Of<FieldDefinition, object>(field => field.Type),
        "isDeprecated" => Of<FieldDefinition, bool>(field => field.DeprecationReason is not null),
        "deprecationReason" => Of<FieldDefinition, string?>(field => field.DeprecationReason),
        _ => null,
    };

    private static FieldResolver? InputValueField(string name) => name switch
    {
        "name" => Of<InputValueDefinition, string>(value => value.Name),
        "description" => Of<InputValueDefinition, string?>(value => value.Description),
        "type" => Of<InputValueDefinition, object>(value => value.Type),
        "defaultValue" => Of<InputValueDefinition, string?>(
            value => value.DefaultValue is { } literal ? Language.Printing.Printer.Print(literal) : null),
        "isDeprecated" => Of<InputValueDefinition, bool>(value => value.DeprecationReason is not null),
        "deprecationReason" => Of<InputValueDefinition, string?>(value => value.DeprecationReason),
        _ => null,
    };

    private static FieldResolver? EnumValueField(string name) => name switch
    {
        "name" => Of<EnumValueDefinition, string>(value => value.Name),
        "description" => Of<EnumValueDefinition, string?>(value => value.Description),
        "isDeprecated" => Of<EnumValueDefinition, bool>(value => value.DeprecationReason is not null),
        "deprecationReason" => Of<EnumValueDefinition, string?>(value => value.DeprecationReason),
        _ => null,
    };

    private static FieldResolver? DirectiveField(string name) => name switch
    {
        "name" => Of<DirectiveDefinition, string>(directive => directive.Name),
        "description" => Of<DirectiveDefinition, string?>(directive => directive.Description),
        "isRepeatable" => Of<DirectiveDefinition, bool>(directive => directive.IsRepeatable),
        "locations" => Of<DirectiveDefinition, IReadOnlyList<string>>(directive => [.. directive.Locations]),
        "args" => With((parent, context) => ((DirectiveDefinition)parent).Arguments
            .Where(argument => argument.DeprecationReason is null || IncludesDeprecated(context)).ToArray<object>()),
        "isDeprecated" => Of<DirectiveDefinition, bool>(directive => directive.DeprecationReason is not null),
        "deprecationReason" => Of<DirectiveDefinition, string?>(directive => directive.DeprecationReason),
        _ => null,
    };

    private static string KindOf(SchemaType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static bool IncludesDeprecated(FieldContext context) => context.Arguments.Values[0] is true;

    private static PropertyResolver<T> Of<TParent, T>(Func<TParent, T> read) => Read(parent => read((TParent)parent));

    private static PropertyResolver<T> Read<T>(Func<object, T> read) => new(read);

    private static ComputedPropertyResolver<T> With<T>(Func<object, FieldContext, T> read) => new(read);
}
