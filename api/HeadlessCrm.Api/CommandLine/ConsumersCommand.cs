using System.CommandLine;
using System.Globalization;
using HeadlessCrm.Api.Feed.Consumers;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Api.CommandLine;

/// <summary><c>consumers</c>: how the consumers of the feed stand; parked events tried again; projections rebuilt.</summary>
internal static class ConsumersCommand
{
    private const int CountedAtMost = 1_000_000;
    private const int ParkedShown = 20;

    public static Command Create() => new("consumers", "Looks after what follows the feed, such as the customers' purchase profiles.")
    {
        CreateList(),
        CreateRetry(),
        CreateRebuild(),
    };

    private static Command CreateList()
    {
        var data = SharedOptions.Data();
        var command = new Command("list", "Says how far each consumer is, which node runs it, and what it has parked.") { data };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(async () =>
        {
            await using var services = await CrmServices.OpenAsync(result.GetValue(data), cancellationToken);
            await ListAsync(services.GetRequiredService<IConsumerStore>(), cancellationToken);
            return Exit.Success;
        }));
        return command;
    }

    private static Command CreateRetry()
    {
        var name = NameArgument();
        var happened = new Option<string?>("--event")
        {
            HelpName = "id", Description = "Only this event, with the others of its customer. Default: everything that is parked.",
        };
        var data = SharedOptions.Data();
        var command = new Command("retry", "Tries parked events again.") { name, happened, data };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(() => TendAsync(
            result.GetValue(data),
            (useCase, token) => useCase.RetryAsync(result.GetValue(name)!, EventIdOf(result.GetValue(happened)), token),
            outcome => $"{outcome.RetriedCount} events tried again; {outcome.Consumer!.ParkedCount} are parked now.",
            cancellationToken)));
        return command;
    }

    private static Command CreateRebuild()
    {
        var name = NameArgument();
        var data = SharedOptions.Data();
        var command = new Command(
            "rebuild", "Makes a projection anew beside the one in use, and puts it into use when it is complete.") { name, data };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(() => TendAsync(
            result.GetValue(data),
            (useCase, token) => useCase.RebuildAsync(result.GetValue(name)!, token),
            outcome => $"{outcome.Consumer!.Name} was rebuilt, and the new result is in use.",
            cancellationToken)));
        return command;
    }

    private static Argument<string> NameArgument() => new("name") { Description = "The consumer's name, as list shows it." };

    /// <summary>
    /// Asks for something and sees it done: by the server that runs the consumer or, when none does, by this process.
    /// </summary>
    private static async Task<int> TendAsync(
        string? dataFolder,
        Func<TendConsumers, CancellationToken, Task<TendConsumersOutcome>> ask,
        Func<TendConsumersOutcome, string> report,
        CancellationToken cancellationToken)
    {
        await using var services = await CrmServices.OpenAsync(dataFolder, cancellationToken);
        var catchUp = services.GetRequiredService<ConsumerCatchUp>();
        await catchUp.RegisterAsync(cancellationToken);
        var outcome = await ask(services.GetRequiredService<TendConsumers>(), cancellationToken);
        if (outcome.Consumer is not { } consumer)
        {
            throw new StartupException(string.Join(" ", outcome.Errors.Select(error => error.Message)));
        }

        await catchUp.RunAsync(cancellationToken);
        var now = await services.GetRequiredService<IConsumerStore>().FindAsync(consumer.Name, cancellationToken);
        Console.WriteLine(report(outcome with { Consumer = now }));
        return Exit.Success;
    }

    private static Guid? EventIdOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return GlobalId.TryParse(text, out var id) && id.Kind == EntityKind.FeedEvent
            ? id.Value
            : throw new StartupException($"\"{text}\" is not the id of an event; use one that list shows, such as evt_….");
    }

    private static async Task ListAsync(IConsumerStore store, CancellationToken cancellationToken)
    {
        foreach (var state in await store.GetAllAsync(cancellationToken))
        {
            var backlog = await store.GetBacklogAsync(state.Checkpoint, CountedAtMost, cancellationToken);
            Console.WriteLine(state.Name);
            Console.WriteLine($"  runs on   {state.Owner ?? "no node"}");
            Console.WriteLine(
                $"  behind    {backlog.Count} events{(backlog.OldestAt is { } since ? $", the first recorded {Utc(since)}" : string.Empty)}");
            Console.WriteLine($"  moved on  {(state.AdvancedAt is { } advanced ? Utc(advanced) : "never")}");
            Console.WriteLine($"  parked    {state.ParkedCount} events{(state.IsRebuilding ? "; being rebuilt" : string.Empty)}");
            foreach (var parked in await store.GetParkedAsync(state.Name, ParkedShown, cancellationToken))
            {
                Console.WriteLine(
                    $"    {GlobalId.OfFeedEvent(parked.Event.Id)} {parked.Event.Type} of {GlobalId.OfCustomer(parked.Event.CustomerId)}, " +
                    $"{parked.Attempts} attempts: {parked.Reason.ReplaceLineEndings(" ")}");
            }
        }
    }

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
