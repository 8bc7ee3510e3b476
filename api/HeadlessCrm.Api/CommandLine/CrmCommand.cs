using System.CommandLine;
using HeadlessCrm.Api.Imports;

namespace HeadlessCrm.Api.CommandLine;

/// <summary>The command line: its verbs and their options.</summary>
internal static class CrmCommand
{
    /// <summary>The root; without a verb it serves.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "A headless GraphQL API for automotive CRM and loyalty. " +
            "Without a verb it serves; each verb has its own --help.");
        ServeCommand.Configure(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(ConsumersCommand.Create());
        root.Subcommands.Add(MatchCommand.Create());
        root.Subcommands.Add(SchemaCommand.Create());
        return root;
    }
}
