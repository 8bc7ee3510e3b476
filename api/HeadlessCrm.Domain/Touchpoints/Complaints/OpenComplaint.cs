using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Records that a customer complains. The customer is named by id or by external reference.</summary>
public sealed record OpenComplaintCommand
{
    /// <summary>Who complains; null: named by <see cref="CustomerExternalReference"/>.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Who complains, by another system's key.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>The code of the category, 64 characters at most.</summary>
    public required string Category { get; init; }

    /// <summary>How bad it is.</summary>
    public required ComplaintSeverity Severity { get; init; }

    /// <summary>By which way it came.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What it is about, 200 characters at most.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened, 4000 characters at most.</summary>
    public string? Description { get; init; }

    /// <summary>The code of the dealer complained of.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The product or service type complained of.</summary>
    public string? ProductType { get; init; }

    /// <summary>The vehicle complained of.</summary>
    public string? Vin { get; init; }

    /// <summary>The transaction complained of.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>Who of the network took it, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>When the customer complained; null: now. Not in the future.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of a command about a complaint.</summary>
/// <param name="Complaint">The complaint as it is after the command; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record ComplaintOutcome(Complaint? Complaint, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records that a customer complains.</summary>
public sealed class OpenComplaint(
    IComplaintStore complaints,
    ICustomerStore customers,
    ITransactionStore transactions,
    IIdempotencyStore idempotency,
    BusinessTimeOptions business,
    TimeProvider clock)
{
    private readonly OncePerKey<ComplaintOutcome> once = new(idempotency, clock, nameof(OpenComplaint))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new ComplaintOutcome(Idempotent.Read<Complaint>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<ComplaintOutcome> ExecuteAsync(OpenComplaintCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<ComplaintOutcome?> TryAsync(
        OpenComplaintCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = ComplaintRules.Check(command, attempt.Now);
        if (errors.Count > 0)
        {
            return new ComplaintOutcome(null, errors);
        }

        var (customer, postedFor, refusal) = await PostedCustomer.FindAsync(
            customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
        refusal ??= await CheckTransactionAsync(command.TransactionId, customer!, cancellationToken);
        if (refusal is not null)
        {
            return new ComplaintOutcome(null, [refusal]);
        }

        var target = ComplaintTarget.Choose(
            await complaints.ListTargetsAsync(cancellationToken), command.Category, command.Severity);
        var complaint = Build(command, customer!.Id, target, attempt.Now);
        var entry = new ComplaintEntry(
            complaint.Id,
            complaint.Version,
            ComplaintEntryKind.Opened,
            complaint.OpenedAt,
            attempt.Now,
            command.Channel,
            InteractionDirection.Inbound,
            command.Agent,
            command.Description);
        return await complaints.OpenAsync(complaint, postedFor, entry, attempt.Keep(complaint)!, cancellationToken)
            ? new ComplaintOutcome(complaint, [])
            : null;
    }

    private async Task<DomainError?> CheckTransactionAsync(Guid? id, Customer customer, CancellationToken cancellationToken)
    {
        if (id is not { } transactionId)
        {
            return null;
        }

        var found = (await transactions.GetAsync([transactionId], cancellationToken))[0];
        return found is null ? new TransactionNotFound(transactionId.ToString()) { Path = ["transactionId"] }
            : found.CustomerId == customer.Id ? null
            : InvalidValue.At("The transaction is another customer's; name one of the customer who complains.", "transactionId");
    }

    private Complaint Build(OpenComplaintCommand command, Guid customerId, ComplaintTarget target, DateTimeOffset now)
    {
        var openedAt = (command.OpenedAt ?? now).ToUniversalTime();
        return new Complaint
        {
            Id = EntityId.Create(now),
            CustomerId = customerId,
            Category = command.Category,
            Severity = command.Severity,
            Channel = command.Channel,
            Subject = command.Subject,
            Description = command.Description,
            DealerCode = command.DealerCode,
            ProductType = command.ProductType,
            Vin = command.Vin,
            TransactionId = command.TransactionId,
            Status = ComplaintStatus.Open,
            OpenedAt = openedAt,
            RecordedAt = now,
            ContactCount = 1,
            ReopenedCount = 0,
            ResponseDueAt = target.Response.DueFrom(openedAt, business.Zone),
            ResolutionDueAt = target.Resolution.DueFrom(openedAt, business.Zone),
            Version = 1,
            UpdatedAt = now,
        };
    }
}
