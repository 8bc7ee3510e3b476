namespace HeadlessCrm.Architecture.Tests;

internal static class Complaints
{
    /// <summary>Fails with all complaints, one a line; xUnit's own message would show the first few.</summary>
    public static void None(IEnumerable<string?> complaints)
    {
        var all = complaints.OfType<string>().ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
