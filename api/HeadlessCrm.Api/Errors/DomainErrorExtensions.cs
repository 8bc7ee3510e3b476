using HeadlessCrm.Domain;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Errors;

/// <summary>How a refusal leaves a query, which has no place for errors in its data.</summary>
internal static class DomainErrorExtensions
{
    /// <summary>The refusal as a GraphQL error with its code.</summary>
    public static GraphQLException ToException(this DomainError error) => new(error.Message, error.Code);
}
