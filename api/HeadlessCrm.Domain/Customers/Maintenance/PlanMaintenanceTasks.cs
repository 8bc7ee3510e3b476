using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Maintenance;

/// <summary>Plans tasks for customers of whom something that is wanted is missing or stale.</summary>
public sealed record PlanMaintenanceTasksCommand
{
    /// <summary>Which customers; null: all.</summary>
    [JsonIgnore]
    public Filter? Where { get; init; }

    /// <summary>The filter as text, so that the same key is of the same filter.</summary>
    public string? WhereText => Where is null ? null : FilterText.Of(Where);

    /// <summary>How many tasks at most, 1 to 200.</summary>
    public required int Max { get; init; }

    /// <summary>In how many days they are to be done; null: at any time.</summary>
    public int? DueInDays { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>
/// Plans a task for each customer whose gaps are worth most. It may be repeated: a customer who has a planned task that is not done
/// gets no other. It looks at the customers that were changed longest ago, a thousand at most, so its cost is bounded.
/// </summary>
public sealed class PlanMaintenanceTasks(
    IMaintenanceTaskStore tasks,
    ICustomerStore customers,
    IGoldenRecordStore golden,
    IPreferenceStore preferences,
    IDataRequirementStore requirements,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private const int MaxTasks = 200;
    private const int MaxPages = 4;

    private readonly OncePerKey<Outcome<MaintenanceTask[]>> once =
        Outcome.Once<MaintenanceTask[]>(idempotency, clock, nameof(PlanMaintenanceTasks));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<MaintenanceTask[]>> ExecuteAsync(
        PlanMaintenanceTasksCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<MaintenanceTask[]>?> TryAsync(
        PlanMaintenanceTasksCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (command.Max is < 1 or > MaxTasks)
        {
            return Outcome.Refused<MaintenanceTask[]>(
                InvalidValue.At($"max is {command.Max}; it must be 1 to {MaxTasks}.", "max"));
        }

        if (command.DueInDays is < 0 or > 3_650)
        {
            return Outcome.Refused<MaintenanceTask[]>(
                InvalidValue.At($"dueInDays is {command.DueInDays}; it must be 0 to 3650.", "dueInDays"));
        }

        var wanted = await requirements.ListAsync(cancellationToken);
        var planned = new List<MaintenanceTask>();
        KeysetPosition? after = null;
        for (var page = 0; page < MaxPages && wanted.Count > 0; page++)
        {
            var slice = await customers.PageAsync(
                new PageRequest<CustomerOrderField>
                {
                    Size = PageLimits.Max,
                    Order = [new(CustomerOrderField.UpdatedAt, OrderDirection.Asc)],
                    Where = command.Where,
                    After = after,
                },
                cancellationToken);
            planned.AddRange(await PlanAsync(slice.Items, wanted, command, attempt.Now, cancellationToken));
            if (!slice.HasNext)
            {
                break;
            }

            after = slice.Positions[^1];
        }

        MaintenanceTask[] best =
        [
            .. planned.OrderByDescending(task => task.Priority).ThenBy(task => task.CustomerId).Take(command.Max),
        ];
        var added = await tasks.AddAsync(best, written => attempt.Keep(written), cancellationToken);
        return added is null ? null : Outcome.Of(added.ToArray());
    }

    private async Task<IEnumerable<MaintenanceTask>> PlanAsync(
        Customer[] found,
        IReadOnlyList<DataRequirement> wanted,
        PlanMaintenanceTasksCommand command,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var taken = await tasks.FindPlannedAsync([.. found.Select(customer => customer.Id)], cancellationToken);
        Guid[] ids = [.. found.Select(customer => customer.Id).Where(id => !taken.Contains(id))];
        var sources = await golden.GetAsync(ids, cancellationToken);
        var words = await preferences.GetLastWordsAsync(ids, cancellationToken);
        return ids.Select((id, i) => sources[i] is { } known ? Plan(known, words[i], wanted, command, now) : null)
            .OfType<MaintenanceTask>();
    }

    private static MaintenanceTask? Plan(
        GoldenSources sources,
        IReadOnlyList<PreferenceClaim> words,
        IReadOnlyList<DataRequirement> wanted,
        PlanMaintenanceTasksCommand command,
        DateTimeOffset now)
    {
        var known = KnownFacts.Of(
            sources, Preference.Of(words).Select(one => KeyValuePair.Create(one.Topic, one.Claim.SaidAt)));
        var gaps = QuestionPlanner.Gaps(wanted, known, now);
        return gaps.Count == 0
            ? null
            : new MaintenanceTask
            {
                Id = EntityId.Create(now),
                CustomerId = sources.Customer.Id,
                Stage = MaintenanceStage.Act,
                Channel = ChannelOf(known),
                Fields = [.. gaps.Select(gap => gap.Requirement.Field)],
                Priority = Math.Round(gaps.Sum(gap => gap.Requirement.Value * gap.ChanceNeeded), 4),
                IsPlanned = true,
                Status = MaintenanceStatus.Open,
                DueAt = command.DueInDays is { } days ? now.AddDays(days) : null,
                Version = 1,
                CreatedAt = now,
                UpdatedAt = now,
            };
    }

    // Whom one can talk to is called; else written to; whom nobody can reach is left to a campaign.
    private static MaintenanceChannel ChannelOf(KnownFacts known) =>
        known.Has(Channel.Mobile) || known.Has(Channel.Phone) ? MaintenanceChannel.Call
        : known.Has(Channel.Email) ? MaintenanceChannel.Email
        : known.Has(Channel.Social) ? MaintenanceChannel.Social
        : known.Has(Channel.Post) ? MaintenanceChannel.Post
        : MaintenanceChannel.Campaign;
}
