namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>Which edition of GraphQL over HTTP decides the statuses and media types of responses.</summary>
public enum HttpProfile
{
    /// <summary>
    /// The September 2026 edition: 294 for partial success, 422 for requests that cannot be processed.
    /// </summary>
    Standard,

    /// <summary>
    /// The older draft: 400 for every refused request, 200 under <c>application/json</c> whatever the request answers,
    /// <c>application/json</c> when the client does not say what it accepts, and no preflight header for GET.
    /// </summary>
    LegacyAudit,
}
