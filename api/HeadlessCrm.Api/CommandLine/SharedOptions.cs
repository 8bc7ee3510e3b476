using System.CommandLine;

namespace HeadlessCrm.Api.CommandLine;

/// <summary>Options that several verbs have.</summary>
internal static class SharedOptions
{
    /// <summary><c>--data</c>: the data folder.</summary>
    public static Option<string?> Data() => new("--data")
    {
        HelpName = "folder",
        Description =
            "The folder of the SQLite file; it is created when it is not there. " +
            "Default: Storage:ConnectionString, or else the folder data.",
    };
}
