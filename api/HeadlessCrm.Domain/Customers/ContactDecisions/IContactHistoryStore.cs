namespace HeadlessCrm.Domain.Customers.ContactDecisions;

/// <summary>Something the network sent, or a call it made, without having been asked.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="At">When.</param>
public sealed record PastContact(Channel Channel, DateTimeOffset At);

/// <summary>Reads what was sent to customers out of the interactions.</summary>
public interface IContactHistoryStore
{
    /// <summary>
    /// What each customer was contacted for after one moment and up to another, the newest first: outbound interactions that belong
    /// neither to a transaction nor to a complaint. One query.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<PastContact>>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken);
}
