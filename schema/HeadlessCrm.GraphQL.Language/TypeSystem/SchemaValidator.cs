using HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>Checks a built schema by the type validation rules of the specification.</summary>
public static class SchemaValidator
{
    /// <summary>
    /// What is wrong with a schema, in the reference's order; empty when it is valid. After 1000 errors it ends, and a
    /// last error says so.
    /// </summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema)
    {
        var context = new SchemaValidationContext(schema);
        RootTypesCheck.Run(context);
        DirectiveDefinitionsCheck.Run(context);
        NamedTypesCheck.Run(context);
        return context.Errors;
    }
}
