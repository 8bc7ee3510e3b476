using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Households;

/// <summary>Says where a person lives from now on. Whoever moves in somewhere has moved out elsewhere.</summary>
public sealed record PlaceInHouseholdCommand
{
    /// <summary>Where; null: in no household.</summary>
    public Guid? HouseholdId { get; init; }

    /// <summary>The person.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Whether the person is its head from now on, in the place of whoever was.</summary>
    public bool IsHead { get; init; }

    /// <summary>Since when; null: now. Not in the future.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Says where a person lives from now on.</summary>
public sealed class PlaceInHousehold(
    IHouseholdStore households, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<Outcome<Customer>> once =
        Outcome.Once<Customer>(idempotency, clock, nameof(PlaceInHousehold), isKeyRequired: true);

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Customer>> ExecuteAsync(PlaceInHouseholdCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Customer>?> TryAsync(
        PlaceInHouseholdCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TimeRules.NotInFuture(command.Since, attempt.Now, errors, "since");
        if (errors.Count > 0)
        {
            return Outcome.Refused<Customer>(errors[0]);
        }

        var (customer, refusal) = await customers.FindAsync(
            command.CustomerId, CustomerKind.Person, "customerId", cancellationToken);
        if (refusal is not null)
        {
            return Outcome.Refused<Customer>(refusal);
        }

        if (command.HouseholdId is { } id)
        {
            if ((await households.GetAsync([id], cancellationToken))[0] is null)
            {
                return Outcome.Refused<Customer>(new EntryNotFound("household", id.ToString()) { Path = ["householdId"] });
            }

            var members = (await households.GetMembersAsync([id], cancellationToken))[0];
            if (members.Count >= Household.MaxMembers && members.All(member => member.CustomerId != customer!.Id))
            {
                return Outcome.Refused<Customer>(InvalidValue.At(
                    $"The household has {members.Count} members; at most {Household.MaxMembers} are allowed.", "householdId"));
            }
        }

        var placement = new HouseholdPlacement(
            command.HouseholdId, customer!.Id, command.CustomerId, command.IsHead, command.Since ?? attempt.Now, attempt.Now);
        return (await households.PlaceAsync(placement, attempt.Keep(customer), cancellationToken)).ToOutcome(customer, "household");
    }
}
