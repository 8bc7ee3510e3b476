using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// The introspection types; every schema shares these objects. They include what is newer than the September 2025
/// edition: deprecation of directives.
/// </summary>
public static class IntrospectionTypes
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "__Schema", "__Directive", "__DirectiveLocation", "__Type", "__Field", "__InputValue", "__EnumValue",
        "__TypeKind",
    };

    static IntrospectionTypes()
    {
        SetFields(Schema, SchemaFields());
        SetFields(Directive, DirectiveFields());
        SetFields(Type, TypeFields());
        SetFields(Field, FieldFields());
        SetFields(InputValue, InputValueFields());
        SetFields(EnumValue, EnumValueFields());
        All = [Schema, Directive, DirectiveLocation, Type, Field, InputValue, EnumValue, TypeKind];
    }

    /// <summary><c>__Schema</c></summary>
    public static ObjectType Schema { get; } = new("__Schema")
    {
        Description = "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available " +
            "types and " +
            "directives on the server, as well as the entry points for query, mutation, and subscription operations.",
    };

    /// <summary><c>__Directive</c></summary>
    public static ObjectType Directive { get; } = new("__Directive")
    {
        Description = "A Directive provides a way to describe alternate runtime execution and type validation " +
            "behavior in " +
            "a GraphQL document.\n\nIn some cases, you need to provide options to alter GraphQL's execution " +
            "behavior in " +
            "ways field arguments will not suffice, such as conditionally including or skipping a field. Directives " +
            "provide this by describing additional information to the executor.",
    };

    /// <summary><c>__DirectiveLocation</c></summary>
    public static EnumType DirectiveLocation { get; } = Enum(
        "__DirectiveLocation",
        "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such " +
            "possible adjacencies.",
        ("QUERY", "Location adjacent to a query operation."),
        ("MUTATION", "Location adjacent to a mutation operation."),
        ("SUBSCRIPTION", "Location adjacent to a subscription operation."),
        ("FIELD", "Location adjacent to a field."),
        ("FRAGMENT_DEFINITION", "Location adjacent to a fragment definition."),
        ("FRAGMENT_SPREAD", "Location adjacent to a fragment spread."),
        ("INLINE_FRAGMENT", "Location adjacent to an inline fragment."),
        ("VARIABLE_DEFINITION", "Location adjacent to an operation variable definition."),
        ("FRAGMENT_VARIABLE_DEFINITION", "Location adjacent to a fragment variable definition."),
        ("SCHEMA", "Location adjacent to a schema definition."),
        ("SCALAR", "Location adjacent to a scalar definition."),
        ("OBJECT", "Location adjacent to an object type definition."),
        ("FIELD_DEFINITION", "Location adjacent to a field definition."),
        ("ARGUMENT_DEFINITION", "Location adjacent to an argument definition."),
        ("INTERFACE", "Location adjacent to an interface definition."),
        ("UNION", "Location adjacent to a union definition."),
        ("ENUM", "Location adjacent to an enum definition."),
        ("ENUM_VALUE", "Location adjacent to an enum value definition."),
        ("INPUT_OBJECT", "Location adjacent to an input object type definition."),
        ("INPUT_FIELD_DEFINITION", "Location adjacent to an input object field definition."),
        ("DIRECTIVE_DEFINITION", "Location adjacent to a directive definition."));

    /// <summary><c>__Type</c></summary>
    public static ObjectType Type { get; } = new("__Type")
    {
        Description = "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in " +
            "GraphQL as " +
            "represented by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields describe " +
            "information about that type. Scalar types provide no information beyond a name, description and " +
            "optional " +
            "`specifiedByURL`, while Enum types provide their values. Object and Interface types provide the " +
            "fields they " +
            "describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and " +
            "NonNull types compose other types.",
    };

    /// <summary><c>__Field</c></summary>
    public static ObjectType Field { get; } = new("__Field")
    {
        Description = "Object and Interface types are described by a list of Fields, each of which has a name, " +
            "potentially " +
            "a list of arguments, and a return type.",
    };

    /// <summary><c>__InputValue</c></summary>
    public static ObjectType InputValue { get; } = new("__InputValue")
    {
        Description = "Arguments provided to Fields or Directives and the input fields of an InputObject are " +
            "represented " +
            "as Input Values which describe their type and optionally a default value.",
    };

    /// <summary><c>__EnumValue</c></summary>
    public static ObjectType EnumValue { get; } = new("__EnumValue")
    {
        Description = "One possible value for a given Enum. Enum values are unique values, not a placeholder for a " +
            "string " +
            "or numeric value. However an Enum value is returned in a JSON response as a string.",
    };

    /// <summary><c>__TypeKind</c></summary>
    public static EnumType TypeKind { get; } = Enum(
        "__TypeKind",
        "An enum describing what kind of type a given `__Type` is.",
        ("SCALAR", "Indicates this type is a scalar."),
        ("OBJECT", "Indicates this type is an object. `fields` and `interfaces` are valid fields."),
        ("INTERFACE",
            "Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields."),
        ("UNION", "Indicates this type is a union. `possibleTypes` is a valid field."),
        ("ENUM", "Indicates this type is an enum. `enumValues` is a valid field."),
        ("INPUT_OBJECT", "Indicates this type is an input object. `inputFields` is a valid field."),
        ("LIST", "Indicates this type is a list. `ofType` is a valid field."),
        ("NON_NULL", "Indicates this type is a non-null. `ofType` is a valid field."));

    /// <summary>All eight, in the order the reference lists them.</summary>
    public static ImmutableArray<NamedType> All { get; }

    /// <summary>Whether a name is one of the eight.</summary>
    public static bool Contains(string name) => Names.Contains(name);

    private static SchemaType String => BuiltInScalars.String;

    private static SchemaType RequiredString => new NonNullType(BuiltInScalars.String);

    private static SchemaType RequiredBoolean => new NonNullType(BuiltInScalars.Boolean);

    private static FieldDefinition[] SchemaFields() =>
    [
        Make("description", String),
        Make("types", RequiredListOf(Type), "A list of all types supported by this server."),
        Make("queryType", new NonNullType(Type), "The type that query operations will be rooted at."),
        Make(
            "mutationType",
            Type,
            "If this server supports mutation, the type that mutation operations will be rooted at."),
        Make(
            "subscriptionType",
            Type,
            "If this server support subscription, the type that subscription operations will be rooted at."),
        WithDeprecated("directives", RequiredListOf(Directive), "A list of all directives supported by this server."),
    ];

    private static FieldDefinition[] DirectiveFields() =>
    [
        Make("name", RequiredString),
        Make("description", String),
        Make("isRepeatable", RequiredBoolean),
        Make("locations", RequiredListOf(DirectiveLocation)),
        WithDeprecated("args", RequiredListOf(InputValue)),
        .. DeprecationFields(),
    ];

    private static FieldDefinition[] TypeFields() =>
    [
        Make("kind", new NonNullType(TypeKind)),
        Make("name", String),
        Make("description", String),
        Make("specifiedByURL", String),
        WithDeprecated("fields", ListOf(Field)),
        Make("interfaces", ListOf(Type)),
        Make("possibleTypes", ListOf(Type)),
        WithDeprecated("enumValues", ListOf(EnumValue)),
        WithDeprecated("inputFields", ListOf(InputValue)),
        Make("ofType", Type),
        Make("isOneOf", BuiltInScalars.Boolean),
    ];

    private static FieldDefinition[] FieldFields() =>
    [
        Make("name", RequiredString),
        Make("description", String),
        WithDeprecated("args", RequiredListOf(InputValue)),
        Make("type", new NonNullType(Type)),
        .. DeprecationFields(),
    ];

    private static FieldDefinition[] InputValueFields() =>
    [
        Make("name", RequiredString),
        Make("description", String),
        Make("type", new NonNullType(Type)),
        Make(
            "defaultValue",
            String,
            "A GraphQL-formatted string representing the default value for this input value."),
        .. DeprecationFields(),
    ];

    private static FieldDefinition[] EnumValueFields() =>
        [Make("name", RequiredString), Make("description", String), .. DeprecationFields()];

    private static FieldDefinition[] DeprecationFields() =>
        [Make("isDeprecated", RequiredBoolean), Make("deprecationReason", String)];

    private static ListType ListOf(NamedType type) => new(new NonNullType(type));

    private static NonNullType RequiredListOf(NamedType type) => new(ListOf(type));

    private static FieldDefinition Make(string name, SchemaType type, string? description = null) =>
        new(name) { Type = type, Description = description };

    private static FieldDefinition WithDeprecated(string name, SchemaType type, string? description = null)
    {
        var field = Make(name, type, description);
        field.Arguments =
        [
            new InputValueDefinition("includeDeprecated")
            {
                Type = RequiredBoolean,
                DefaultValue = new BooleanValueNode(default, value: false),
                DeclaringField = field,
            },
        ];
        return field;
    }

    private static EnumType Enum(string name, string description, params (string Name, string Description)[] values)
    {
        var type = new EnumType(name) { Description = description };
        type.Values =
        [
            .. values.Select(value => new EnumValueDefinition(value.Name)
            {
                Description = value.Description,
                DeclaringType = type,
            }),
        ];
        return type;
    }

    private static void SetFields(ObjectType type, FieldDefinition[] fields)
    {
        foreach (var field in fields)
        {
            field.DeclaringType = type;
        }

        type.Fields = [.. fields];
    }
}
