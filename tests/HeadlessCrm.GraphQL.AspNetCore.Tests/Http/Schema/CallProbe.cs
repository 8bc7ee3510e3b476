namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

/// <summary>Counts what ran on one server.</summary>
internal sealed class CallProbe
{
    public int Sets { get; set; }

    public int OpenedSources { get; set; }
}
