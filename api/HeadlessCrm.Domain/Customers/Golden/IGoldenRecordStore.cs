namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>Reads what golden records are computed from. It is written with the customer, see <see cref="ICustomerStore"/>.</summary>
public interface IGoldenRecordStore
{
    /// <summary>
    /// The sources of each customer, in the order asked; null where there is no such customer. The id of a customer that was
    /// merged into another leads to that one.
    /// </summary>
    Task<IReadOnlyList<GoldenSources?>> GetAsync(IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);
}
