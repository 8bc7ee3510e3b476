namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// The meta-fields of every schema: <c>__typename</c> everywhere, <c>__schema</c> and <c>__type</c> on the query root.
/// </summary>
public static class MetaFields
{
    /// <summary><c>__typename: String!</c></summary>
    public static FieldDefinition TypeName { get; } = new("__typename")
    {
        Description = "The name of the current Object type at runtime.",
        Type = new NonNullType(BuiltInScalars.String),
    };

    /// <summary><c>__schema: __Schema!</c></summary>
    public static FieldDefinition Schema { get; } = new("__schema")
    {
        Description = "Access the current type schema of this server.",
        Type = new NonNullType(IntrospectionTypes.Schema),
    };

    /// <summary><c>__type(name: String!): __Type</c></summary>
    public static FieldDefinition Type { get; } = MakeTypeField();

    private static FieldDefinition MakeTypeField()
    {
        var field = new FieldDefinition("__type")
        {
            Description = "Request the type information of a single type.",
            Type = IntrospectionTypes.Type,
        };
        field.Arguments =
        [
            new InputValueDefinition("name")
            {
                Type = new NonNullType(BuiltInScalars.String),
                DeclaringField = field,
            },
        ];
        return field;
    }
}
