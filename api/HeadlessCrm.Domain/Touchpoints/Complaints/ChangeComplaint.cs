using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Records what happens to a complaint: a contact, its resolution, that it is opened again, or closed.</summary>
public sealed record ChangeComplaintCommand
{
    /// <summary>The complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>What happens; a complaint is opened by <see cref="OpenComplaint"/>.</summary>
    public required ComplaintEntryKind Kind { get; init; }

    /// <summary>By which way; null: not said.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Who sought whom, of a contact.</summary>
    public InteractionDirection? Direction { get; init; }

    /// <summary>When it happened; null: now. Not in the future.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Who of the network, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>What was said or done, 4000 characters at most.</summary>
    public string? Notes { get; init; }

    /// <summary>How it was resolved, 4000 characters at most; required of a resolution.</summary>
    public string? Resolution { get; init; }

    /// <summary>What the customer was given, in major units; null: as it was.</summary>
    public decimal? Compensation { get; init; }

    /// <summary>The currency of the compensation.</summary>
    public string? Currency { get; init; }

    /// <summary>Refuse unless the complaint is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Records what happens to a complaint.</summary>
public sealed class ChangeComplaint(
    IComplaintStore complaints, IIdempotencyStore idempotency, BusinessTimeOptions business, TimeProvider clock)
{
    private readonly OncePerKey<ComplaintOutcome> once = new(idempotency, clock, nameof(ChangeComplaint))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new ComplaintOutcome(Idempotent.Read<Complaint>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<ComplaintOutcome> ExecuteAsync(ChangeComplaintCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<ComplaintOutcome?> TryAsync(
        ChangeComplaintCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if ((await complaints.GetAsync([command.ComplaintId], cancellationToken))[0] is not { } before)
        {
            return new ComplaintOutcome(null, [new ComplaintNotFound(command.ComplaintId) { Path = ["complaintId"] }]);
        }

        if (Check(command, before, attempt.Now) is { Count: > 0 } errors)
        {
            return new ComplaintOutcome(null, errors);
        }

        var target = ComplaintTarget.Choose(
            await complaints.ListTargetsAsync(cancellationToken), before.Category, before.Severity);
        var after = ComplaintRules.Apply(command, before, target.Resolution, business.Zone, attempt.Now);
        var entry = new ComplaintEntry(
            after.Id,
            after.Version,
            command.Kind,
            (command.OccurredAt ?? attempt.Now).ToUniversalTime(),
            attempt.Now,
            command.Channel,
            command.Direction,
            command.Agent,
            command.Notes);
        return await complaints.ChangeAsync(after, entry, attempt.Keep(after)!, cancellationToken)
            ? new ComplaintOutcome(after, [])
            : null;
    }

    private static List<DomainError> Check(ChangeComplaintCommand command, Complaint before, DateTimeOffset now)
    {
        if (command.ExpectedVersion is { } expected && expected != before.Version)
        {
            return [new ComplaintVersionConflict(expected, before) { Path = ["expectedVersion"] }];
        }

        return ComplaintRules.Allows(before.Status, command.Kind)
            ? ComplaintRules.Check(command, before, now)
            : [new ComplaintStateConflict(before.Id, before.Status, command.Kind) { Path = ["complaintId"] }];
    }
}
