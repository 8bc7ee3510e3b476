namespace HeadlessCrm.Api.Hosting;

/// <summary>Where the program finds its settings and keeps its data when nobody says otherwise.</summary>
internal static class HomeFolder
{
    private const string ProjectFile = "HeadlessCrm.Api.csproj";

    /// <summary>
    /// The project's folder when the program runs from the sources, from wherever it was started; else null.
    /// </summary>
    public static string? OfSources { get; } = FindProject(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The folder with <c>appsettings.json</c>: the project's, or that of the program.</summary>
    public static string OfSettings => OfSources ?? AppContext.BaseDirectory;

    /// <summary>The default data folder: in the project, or in the working directory.</summary>
    public static string OfData => Path.Combine(OfSources ?? Directory.GetCurrentDirectory(), "data");

    // bin/<configuration>/<framework> lies three levels below the project.
    private static string? FindProject(DirectoryInfo? folder)
    {
        for (var level = 0; folder is not null && level < 4; level++, folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ProjectFile)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
