namespace HeadlessCrm.GraphQL.AspNetCore.Http.Documents;

/// <summary>What <c>documentId</c> means in a request.</summary>
public enum TrustedDocumentMode
{
    /// <summary>Nothing: the member is ignored.</summary>
    Off,

    /// <summary>The document is taken from the trusted list; other requests bring their own.</summary>
    Allow,

    /// <summary>Every document is taken from the trusted list.</summary>
    Require,
}
