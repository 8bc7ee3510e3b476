namespace HeadlessCrm.Domain.Customers.Demographics;

/// <summary>Reads what golden records say of persons; it is written with the customers.</summary>
public interface IDemographicsStore
{
    /// <summary>What is known of each customer; empty where nothing is.</summary>
    Task<IReadOnlyList<CustomerDemographics>> GetAsync(IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);
}
