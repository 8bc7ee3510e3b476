namespace HeadlessCrm.GraphQL.AspNetCore.Ide;

/// <summary>One editor tab of the GraphiQL page.</summary>
/// <param name="Query">The document; GraphiQL names the tab after its first operation.</param>
/// <param name="Variables">The variables as JSON text; null leaves the variables editor empty.</param>
public sealed record IdeTab(string Query, string? Variables = null);
