using System.CommandLine;
using HeadlessCrm.Api.Customers.Matching;
using HeadlessCrm.Api.Feed.Consumers;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.CommandLine;

/// <summary><c>match</c>: how well records of one person are found.</summary>
internal static class MatchCommand
{
    public static Command Create() => new("match", "Finds the records that are of one person.") 
    {
        CreateRun(),
        CreateKeys(),
        CreateEvaluate(),
    };

    private static Command CreateRun()
    {
        var mode = new Option<string>("--mode")
        {
            HelpName = "link|review",
            DefaultValueFactory = _ => "link",
            Description = "Whether sure pairs are merged (the default), or all are left to a person.",
        };
        mode.AcceptOnlyFromAmong("link", "review");
        var keep = new Option<bool>("--keep-model")
        {
            Description = "Decide by the model in use instead of learning one from the records.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and write nothing." };
        var data = SharedOptions.Data();
        var command = new Command(
            "run", "Compares all records of the store with each other, merges what is sure and queues the rest for review.")
        {
            mode, keep, dryRun, data,
        };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(async () =>
        {
            await using var services = await CrmServices.OpenAsync(result.GetValue(data), cancellationToken);
            await new MatchRunReport(services, Console.Out).RunAsync(
                new RunMatchingCommand(
                    result.GetValue(mode) == "review" ? MatchMode.Review : MatchMode.Link,
                    !result.GetValue(keep),
                    result.GetValue(dryRun)),
                cancellationToken);
            await services.GetRequiredService<ConsumerCatchUp>().RunAsync(cancellationToken);
            return Exit.Success;
        }));
        return command;
    }

    private static Command CreateKeys()
    {
        var all = new Option<bool>("--all") { Description = "Make all keys anew, also those that are of the present version." };
        var data = SharedOptions.Data();
        var command = new Command(
            "keys",
            "Makes the keys anew by which records are found, where an earlier version made them or none; goes on where it was broken off.")
        {
            all, data,
        };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(async () =>
        {
            await using var services = await CrmServices.OpenAsync(result.GetValue(data), cancellationToken);
            await new MatchRunReport(services, Console.Out).RemakeKeysAsync(result.GetValue(all), cancellationToken);
            return Exit.Success;
        }));
        return command;
    }

    private static Command CreateEvaluate()
    {
        var file = new Option<string?>("--file")
        {
            HelpName = "path", Description = "A CSV file of people with a header line, UTF-8.",
        };
        var system = new Option<string?>("--system")
        {
            HelpName = "name",
            Description = "Instead of a file: count in the store, over the records of this system, whose keys tell whose they are.",
        };
        var data = SharedOptions.Data();
        var truth = new Option<string?>("--truth")
        {
            HelpName = "column", Description = "The column that tells whose record it is; it takes no part in matching.",
        };
        var person = new Option<string>("--person")
        {
            HelpName = "pattern",
            DefaultValueFactory = _ => PeopleOptions.FebrlPerson,
            Description =
                "A regular expression whose group \"person\" is the part of that column that names the person. " +
                "Default: all of it but an ending -org or -dup-N, as the FEBRL sets write it.",
        };
        var without = new Option<string[]>("--without")
        {
            HelpName = "column", Description = "A column that is to take no part in matching; may be given several times.",
        };
        var mapping = new Option<string?>("--mapping")
        {
            HelpName = "path", Description = "A JSON file that says which of your columns is which of ours. Default: by their names.",
        };
        var command = new Command(
            "evaluate", "Matches a file of which the truth is known, and counts what was found and what was not.")
        {
            file, truth, person, without, mapping, system, data,
        };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(async () =>
        {
            if (result.GetValue(system) is { } name)
            {
                await using var services = await CrmServices.OpenAsync(result.GetValue(data), cancellationToken);
                await new MatchRunReport(services, Console.Out).EvaluateAsync(name, result.GetValue(person)!, cancellationToken);
                return Exit.Success;
            }

            var options = new PeopleOptions(
                result.GetValue(file) ?? throw new StartupException("Name a file with --file, or a system of the store with --system."),
                result.GetValue(truth) ?? throw new StartupException("Say with --truth which column of the file tells whose record it is."),
                result.GetValue(person)!,
                result.GetValue(without) ?? [],
                result.GetValue(mapping));
            new MatchingReport(Console.Out).Print(options, cancellationToken);
            return Exit.Success;
        }));
        return command;
    }
}
