using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Leads;

/// <summary>Changes where a lead stands and who takes it up. What is null stays as it is.</summary>
public sealed record ChangeLeadCommand
{
    /// <summary>The lead.</summary>
    public required Guid LeadId { get; init; }

    /// <summary>Where it stands from now on.</summary>
    public LeadStatus? Status { get; init; }

    /// <summary>Why, 400 characters at most; required of a lost one.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The code of the dealer who is to take it up.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Who is to take it up.</summary>
    public string? Agent { get; init; }

    /// <summary>Refuse unless the lead is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Changes where a lead stands and who takes it up.</summary>
public sealed class ChangeLead(ILeadStore leads, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<LeadOutcome> once = new(idempotency, clock, nameof(ChangeLead))
    {
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new LeadOutcome(Idempotent.Read<Lead>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<LeadOutcome> ExecuteAsync(ChangeLeadCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<LeadOutcome?> TryAsync(ChangeLeadCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if ((await leads.GetAsync([command.LeadId], cancellationToken))[0] is not { } before)
        {
            return new LeadOutcome(null, [new LeadNotFound(command.LeadId) { Path = ["leadId"] }]);
        }

        if (LeadRules.Check(command, before) is { Count: > 0 } errors)
        {
            return new LeadOutcome(null, errors);
        }

        var status = command.Status ?? before.Status;
        var after = before with
        {
            Status = status,
            StatusAt = status == before.Status ? before.StatusAt : attempt.Now,
            StatusReason = command.StatusReason ?? (status == before.Status ? before.StatusReason : null),
            DealerCode = command.DealerCode ?? before.DealerCode,
            Agent = command.Agent ?? before.Agent,
            Version = before.Version + 1,
        };
        return await leads.ChangeAsync(after, attempt.Keep(after), cancellationToken) ? new LeadOutcome(after, []) : null;
    }
}
