using HeadlessCrm.Domain;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Errors;

/// <summary>What callers read when the storage is out of reach: something they can act on, by waiting.</summary>
internal static class StorageFaults
{
    /// <summary>The member of <c>extensions</c> that says whether a mutation may have been carried out.</summary>
    public const string OutcomeUnknown = "outcomeUnknown";

    /// <summary>The error for a fault of the storage; null: it is another fault.</summary>
    public static GraphQLException? Describe(Exception fault) => fault is StorageUnavailableException unavailable
        ? new GraphQLException(unavailable.Message, StorageUnavailableException.ErrorCode)
        {
            Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [OutcomeUnknown] = unavailable.IsOutcomeUnknown,
            },
        }
        : null;
}
