using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>Keeps what was said last of addresses.</summary>
public interface IDeliverabilityStore
{
    /// <summary>What is known of each address, in the order asked; null where nothing is.</summary>
    Task<IReadOnlyList<DeliverabilityState?>> GetAsync(IReadOnlyList<ContactAddress> addresses, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a report unless a later one is there; of two of one time the one that comes last. False when the idempotency key was
    /// used in between.
    /// </summary>
    Task<bool> ReportAsync(
        ContactAddress address, DeliverabilityState state, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}
