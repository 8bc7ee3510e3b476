using System.CommandLine;
using HeadlessCrm.Api.Contract;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.CommandLine;

/// <summary><c>schema print</c>: the merged contract, and whether the published one is the same.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check")
        {
            Description =
                "Compare with the published schema instead of printing; names what changed and fails when they differ.",
        };
        var file = new Option<string?>("--file")
        {
            HelpName = "path",
            Description = "With --check: the published schema. Default: schema/schema.graphql of the sources.",
        };
        var print = new Command("print", "Writes the merged schema, as it is served, to the standard output.");
        print.Options.Add(check);
        print.Options.Add(file);
        print.SetAction((result, cancellationToken) => Exit.WithCodeAsync(async () =>
        {
            if (result.GetValue(check))
            {
                return await CheckAsync(result.GetValue(file) ?? DefaultFile(), cancellationToken);
            }

            await Console.Out.WriteAsync(CrmSchema.Print());
            return Exit.Success;
        }));
        return new Command("schema", "Says what the schema is.") { print };
    }

    private static async Task<int> CheckAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new StartupException($"There is no file {file} to compare with; name it with --file.");
        }

        var published = await File.ReadAllTextAsync(file, cancellationToken);
        var comparison = PublishedSchema.Compare(published, TimeProvider.System.GetUtcNow());
        foreach (var line in comparison.Lines)
        {
            Console.WriteLine(line);
        }

        return comparison.IsSame ? Exit.Success : Exit.Failure;
    }

    private static string DefaultFile() => HomeFolder.OfSources is { } project
        ? Path.GetFullPath(Path.Combine(project, "..", "..", "schema", "schema.graphql"))
        : Path.Combine("schema", "schema.graphql");
}
