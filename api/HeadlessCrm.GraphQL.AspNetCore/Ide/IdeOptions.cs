namespace HeadlessCrm.GraphQL.AspNetCore.Ide;

/// <summary>What the GraphiQL page shows when somebody opens the endpoint in a browser.</summary>
public sealed class IdeOptions
{
    /// <summary>The page's title, plain text.</summary>
    public string Title { get; set; } = "GraphiQL";

    /// <summary>
    /// The tabs a first-time visitor finds open, left to right. A browser that was here before keeps its own tabs.
    /// Empty leaves GraphiQL's welcome text.
    /// </summary>
    public IList<IdeTab> Tabs { get; } = [];
}
