using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers;

/// <summary>
/// Creates or changes a customer. It is found by <see cref="Id"/>, or else by any of <see cref="ExternalReferences"/>;
/// when neither finds one, it is created. What is null stays as it is; an empty text clears a name. The word of a source
/// replaces what that source said before; the customer's values are put together from all its sources.
/// </summary>
public sealed record UpsertCustomerCommand
{
    /// <summary>The customer to change; null: found by reference or created.</summary>
    public Guid? Id { get; init; }

    /// <summary>
    /// What becomes of a customer that neither an id nor a reference finds and that may be a known one; null: as configured for
    /// the system it comes from.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MatchMode? Match { get; init; }

    /// <summary>Which source this is the word of; null: it was entered here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CustomerSource? Source { get; init; }

    /// <summary>Keys of other systems; those it does not have yet are added. None is ever taken away here.</summary>
    public IReadOnlyList<ExternalReference>? ExternalReferences { get; init; }

    /// <summary>Person or company; a new customer is a person unless it has a company name only.</summary>
    public CustomerKind? Kind { get; init; }

    /// <summary>The status; a new customer is a prospect.</summary>
    public CustomerStatus? Status { get; init; }

    /// <summary>The name to show; when it is not given, it is made of the other names.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Given names.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family names.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Company name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>All contact points from now on; null: as they are.</summary>
    public IReadOnlyList<ContactPoint>? ContactPoints { get; init; }

    /// <summary>Further fields that were entered here; an empty text clears one. Null: none. A source brings its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedValue>? Values { get; init; }

    /// <summary>How often and when it prefers to be contacted; parts that are null stay as they are, empty ones are cleared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContactTimes? ContactTimes { get; init; }

    /// <summary>Refuse unless the customer is at this version; null: any. 0: refuse unless it is new.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="UpsertCustomer"/>.</summary>
/// <param name="Customer">The customer as it is after the command; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record UpsertCustomerOutcome(Customer? Customer, IReadOnlyList<DomainError> Errors, bool Replayed = false)
{
    /// <summary>What matching decided; null: it was not asked, because the customer was found or matching is off.</summary>
    public UpsertMatch? Match { get; init; }
}

/// <summary>Creates or changes a customer.</summary>
/// <param name="customers">Keeps customers.</param>
/// <param name="golden">Reads what their records are computed from.</param>
/// <param name="idempotency">Knows what was carried out before.</param>
/// <param name="clock">The time.</param>
/// <param name="matching">Finds who a new customer may be; null: nobody does.</param>
/// <param name="contacts">How contact points are brought into one form; null: without a country for telephone numbers.</param>
public sealed class UpsertCustomer(
    ICustomerStore customers,
    IGoldenRecordStore golden,
    IIdempotencyStore idempotency,
    TimeProvider clock,
    CustomerMatching? matching = null,
    ContactPointSettings? contacts = null)
{
    private readonly OncePerKey<UpsertCustomerOutcome> once = new(idempotency, clock, nameof(UpsertCustomer))
    {
        Refuse = Refused,
        Replay = (entry, token) => ReplayAsync(matching, Idempotent.Read<Customer>(entry), token),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<UpsertCustomerOutcome> ExecuteAsync(UpsertCustomerCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<UpsertCustomerOutcome?> TryAsync(
        UpsertCustomerCommand given, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
        var settings = contacts ?? new ContactPointSettings();
        var command = given.ContactPoints is { } points ? given with { ContactPoints = [.. points.Select(settings.Normalise)] } : given;
        var errors = CustomerRules.Check(command, now);
        if (errors.Count > 0)
        {
            return new UpsertCustomerOutcome(null, errors);
        }

        var (found, newReferences, refusal) = await FindAsync(command, cancellationToken);
        refusal ??= CheckVersion(command, found);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var sources = found is null
            ? CustomerUpsert.SourcesOfNew(now)
            : (await golden.GetAsync([found.Id], cancellationToken))[0];
        if (sources is null || (command.Id is { } posted && sources.Member(posted) is null))
        {
            // Somebody merged or unmerged it in between.
            return null;
        }

        var (change, nameless) = CustomerUpsert.Apply(command, sources, newReferences, now);
        if (change is null)
        {
            return Refused(nameless!);
        }

        var match = found is null && matching is not null
            ? await matching.DecideAsync(command.Match, change.Said[0].After, now, cancellationToken)
            : null;
        var whole = change with { Idempotency = attempt.Keep(change.Customer), Decisions = match?.Decisions ?? [] };
        if (await customers.SaveAsync(whole, cancellationToken) != CustomerSaveResult.Saved)
        {
            return null;
        }

        return match is null
            ? new UpsertCustomerOutcome(change.Customer, [])
            : new UpsertCustomerOutcome(await matching!.LinkAsync(change.Customer, match, cancellationToken), [])
            {
                Match = await matching.DescribeAsync(match, cancellationToken),
            };
    }

    // What matching did then is told again; a link that was broken off between its two steps is completed.
    private static async ValueTask<UpsertCustomerOutcome> ReplayAsync(
        CustomerMatching? matching, Customer answered, CancellationToken cancellationToken)
    {
        var match = matching is null || answered.Version > 1 ? null : await matching.RecallAsync(answered.Id, cancellationToken);
        return match is null
            ? new UpsertCustomerOutcome(answered, [], Replayed: true)
            : new UpsertCustomerOutcome(await matching!.LinkAsync(answered, match, cancellationToken), [], Replayed: true)
            {
                Match = await matching.DescribeAsync(match, cancellationToken),
            };
    }

    private static UpsertCustomerOutcome Refused(DomainError error) => new(null, [error]);

    private static DomainError? CheckVersion(UpsertCustomerCommand command, Customer? found) =>
        (command.ExpectedVersion, found) switch
        {
            (null, _) or (0, null) => null,
            ({ } expected, null) => new CustomerNotFound($"at version {expected}") { Path = ["expectedVersion"] },
            ({ } expected, { } current) => current.Version == expected
                ? null
                : new CustomerVersionConflict(expected, current) { Path = ["expectedVersion"] },
        };

    private async Task<(Customer? Found, IReadOnlyList<ExternalReference> New, DomainError? Refusal)> FindAsync(
        UpsertCustomerCommand command, CancellationToken cancellationToken)
    {
        Customer? found = null;
        if (command.Id is { } id)
        {
            found = (await customers.GetAsync([id], cancellationToken))[0];
            if (found is null)
            {
                return (null, [], new CustomerNotFound(id.ToString()) { Path = ["id"] });
            }
        }

        ExternalReference[] references =
        [
            .. (command.Source is { } source ? [source.Reference] : Array.Empty<ExternalReference>())
                .Concat(command.ExternalReferences ?? []).Distinct(),
        ];
        var owners = references.Length == 0
            ? []
            : await customers.FindByExternalReferencesAsync(references, cancellationToken);
        var unknown = new List<ExternalReference>();
        for (var i = 0; i < references.Length; i++)
        {
            if (owners[i] is not { } owner)
            {
                unknown.Add(references[i]);
            }
            else if ((found ??= owner).Id != owner.Id)
            {
                return (null, [], new ExternalReferenceTaken(references[i], owner.Id) 
                {
                    Path = [references[i] == command.Source?.Reference ? "source" : "externalRefs"],
                });
            }
        }

        return (found, unknown, null);
    }
}
