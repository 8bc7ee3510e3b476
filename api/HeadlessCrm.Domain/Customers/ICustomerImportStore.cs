using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers;

/// <summary>Takes customers in bulk, safely repeatable.</summary>
public interface ICustomerImportStore
{
    /// <summary>
    /// Opens an import from one system. One import is used by one caller at a time; dispose it when done or broken off.
    /// </summary>
    /// <param name="system">The system all external references of the import belong to.</param>
    /// <param name="isDryRun">Whether to say what would happen and write nothing.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    Task<IImport<ImportedCustomer>> OpenAsync(string system, bool isDryRun, CancellationToken cancellationToken) =>
        OpenAsync(new ImportContext(system, isDryRun), cancellationToken);

    /// <summary>The same, with more to say.</summary>
    Task<IImport<ImportedCustomer>> OpenAsync(ImportContext context, CancellationToken cancellationToken);
}

/// <summary>
/// A customer from another system. A customer already known by the reference is corrected where the row says something:
/// null leaves a value as it is. Contact points are added, never taken away.
/// </summary>
/// <param name="ExternalId">The customer's key in that system.</param>
/// <param name="Kind">Person or company; null: company when there is only a company name, else person.</param>
/// <param name="Status">The status; null: prospect when new.</param>
/// <param name="DisplayName">The name to show; null: made of the other names, or of the reference.</param>
/// <param name="GivenName">Given names.</param>
/// <param name="FamilyName">Family names.</param>
/// <param name="CompanyName">Company name.</param>
/// <param name="ContactPoints">Contact points.</param>
/// <param name="Values">Further fields of the golden record, such as birthDate; null: none.</param>
public sealed record ImportedCustomer(
    string ExternalId,
    CustomerKind? Kind = null,
    CustomerStatus? Status = null,
    string? DisplayName = null,
    string? GivenName = null,
    string? FamilyName = null,
    string? CompanyName = null,
    IReadOnlyList<ContactPoint>? ContactPoints = null,
    IReadOnlyList<NamedValue>? Values = null)
{
    /// <summary>Every rule a customer must meet before it is stored; the path of each error is the column's name.</summary>
    /// <param name="now">The time; no day of birth lies after it.</param>
    public IReadOnlyList<DomainError> Validate(DateTimeOffset now) => CustomerRules.Check(this, now);
}
