namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>Ends a validation early; never leaves <see cref="DocumentValidator"/>.</summary>
internal sealed class ValidationAbortedException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The last error of the validation: why it ended.</summary>
    public GraphQLError Error { get; } = error;
}
