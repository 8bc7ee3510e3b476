namespace HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;

/// <summary>Under which media type a client takes a single response.</summary>
internal enum JsonFormat
{
    /// <summary>Under none.</summary>
    None,

    /// <summary><c>application/graphql-response+json</c>.</summary>
    GraphQLResponse,

    /// <summary><c>application/json</c>, as clients want it that were written before the specification.</summary>
    Json,
}
