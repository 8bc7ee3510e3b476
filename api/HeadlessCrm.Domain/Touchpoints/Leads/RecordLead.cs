using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Leads;

/// <summary>
/// Records a lead. Its customer is named by id or external reference, or else found or created as <see cref="UpsertCustomer"/>
/// does. A lead whose reference is known is answered as it is, and nothing is recorded.
/// </summary>
public sealed record RecordLeadCommand
{
    /// <summary>Whose interest; null: named otherwise.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Whose interest, by another system's key; null: named otherwise.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>Whose interest, to be found or created; null: named otherwise.</summary>
    public UpsertCustomerCommand? Customer { get; init; }

    /// <summary>Where it comes from, 64 characters at most.</summary>
    public required string Source { get; init; }

    /// <summary>The key it has in the system it comes from.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>The vehicle the customer is interested in.</summary>
    public LeadVehicle? Vehicle { get; init; }

    /// <summary>The vehicle the customer would give in return.</summary>
    public LeadVehicle? TradeIn { get; init; }

    /// <summary>What the customer wrote, 4000 characters at most.</summary>
    public string? Comments { get; init; }

    /// <summary>The code of the dealer who is to take it up, 64 characters at most.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Who is to take it up, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>When the customer asked; null: now. Not in the future.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>What it came as, word for word; null: it was entered here.</summary>
    [JsonIgnore]
    public string? Raw { get; init; }

    /// <summary>Makes the command safe to repeat; required unless there is a reference.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of a command about a lead.</summary>
/// <param name="Lead">The lead as it is after the command; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether nothing was recorded this time because it was before.</param>
public sealed record LeadOutcome(Lead? Lead, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records a lead.</summary>
public sealed class RecordLead(
    ILeadStore leads, ICustomerStore customers, UpsertCustomer upsertCustomer, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<LeadOutcome> once = new(idempotency, clock, nameof(RecordLead))
    {
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new LeadOutcome(Idempotent.Read<Lead>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key, or of the same reference, answers what there is.</summary>
    public Task<LeadOutcome> ExecuteAsync(RecordLeadCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<LeadOutcome?> TryAsync(RecordLeadCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = LeadRules.Check(command, attempt.Now);
        if (errors.Count > 0)
        {
            return new LeadOutcome(null, errors);
        }

        if (command.ExternalReference is { } reference
            && (await leads.FindByExternalReferencesAsync([reference], cancellationToken))[0] is { } known)
        {
            return new LeadOutcome(known, [], Replayed: true);
        }

        var (customer, postedFor, refusals) = await FindCustomerAsync(command, cancellationToken);
        if (refusals.Count > 0)
        {
            return new LeadOutcome(null, refusals);
        }

        var lead = new Lead
        {
            Id = EntityId.Create(attempt.Now),
            CustomerId = customer!.Id,
            Source = command.Source,
            ExternalReference = command.ExternalReference,
            Status = LeadStatus.New,
            Vehicle = command.Vehicle,
            TradeIn = command.TradeIn,
            Comments = command.Comments,
            DealerCode = command.DealerCode,
            Agent = command.Agent,
            ReceivedAt = (command.ReceivedAt ?? attempt.Now).ToUniversalTime(),
            RecordedAt = attempt.Now,
            StatusAt = attempt.Now,
            Version = 1,
        };
        return await leads.RecordAsync(lead, postedFor, command.Raw, attempt.Keep(lead), cancellationToken)
            ? new LeadOutcome(lead, [])
            : null;
    }

    private async Task<(Customer? Customer, Guid PostedFor, IReadOnlyList<DomainError> Refusals)> FindCustomerAsync(
        RecordLeadCommand command, CancellationToken cancellationToken)
    {
        if (command.Customer is not { } given)
        {
            var (found, postedFor, refusal) = await PostedCustomer.FindAsync(
                customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
            return (found, postedFor, refusal is null ? [] : [refusal]);
        }

        // When the lead is not recorded after all, its repetition must find the customer that was created for it.
        var outcome = await upsertCustomer.ExecuteAsync(given with { IdempotencyKey = KeyOfCustomer(command) }, cancellationToken);
        if (outcome.Customer is not { } upserted)
        {
            return (null, default, [.. outcome.Errors.Select(error => error with { Path = ["customer", .. error.Path] })]);
        }

        var now = (await customers.GetAsync([upserted.Id], cancellationToken))[0];
        return now is null ? (upserted, upserted.Id, []) : (now, upserted.Id, []);
    }

    private static string KeyOfCustomer(RecordLeadCommand command)
    {
        var key = command.IdempotencyKey ?? command.ExternalReference!.Value.ToString();
        return $"lead-customer:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }
}
