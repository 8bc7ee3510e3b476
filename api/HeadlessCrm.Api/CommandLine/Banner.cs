using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.CommandLine;

/// <summary>What a newcomer needs to know when the program is ready.</summary>
internal static class Banner
{
    public static void Print(WebApplication app)
    {
        foreach (var url in app.Urls)
        {
            Console.WriteLine($"HeadlessCrm answers at {url.TrimEnd('/')}{ApiHost.Path}");
        }

        Console.WriteLine("Open it in a browser for the editor, or post a query. Three worth trying:");
        foreach (var query in SampleQueries.All)
        {
            Console.WriteLine();
            Console.WriteLine($"  # {query.Title}");
            Console.WriteLine($"  {query.Text}");
        }

        Console.WriteLine();
        Console.WriteLine("Ctrl-C stops it.");
    }
}
