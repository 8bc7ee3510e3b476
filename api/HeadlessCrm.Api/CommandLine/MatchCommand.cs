using System.CommandLine;
using HeadlessCrm.Api.Customers.Matching;

namespace HeadlessCrm.Api.CommandLine;

/// <summary><c>match</c>: how well records of one person are found.</summary>
internal static class MatchCommand
{
    public static Command Create() => new("match", "Finds the records that are of one person.") { CreateEvaluate() };

    private static Command CreateEvaluate()
    {
        var file = new Option<string>("--file")
        {
            HelpName = "path", Required = true, Description = "A CSV file of people with a header line, UTF-8.",
        };
        var truth = new Option<string>("--truth")
        {
            HelpName = "column", Required = true, Description = "The column that tells whose record it is; it takes no part in matching.",
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
            file, truth, person, without, mapping,
        };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(() =>
        {
            var options = new PeopleOptions(
                result.GetValue(file)!,
                result.GetValue(truth)!,
                result.GetValue(person)!,
                result.GetValue(without) ?? [],
                result.GetValue(mapping));
            new MatchingReport(Console.Out).Print(options, cancellationToken);
            return Task.FromResult(Exit.Success);
        }));
        return command;
    }
}
