using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Contacts;

/// <summary>Keeps who is whose contact.</summary>
public interface ICompanyContactStore
{
    /// <summary>The contacts of these ids; null where there is none.</summary>
    Task<IReadOnlyList<CompanyContact?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each company's contacts; one query.</summary>
    Task<IReadOnlyList<Slice<CompanyContact>>> PageByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, PageRequest<CompanyContactOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many contacts of each company match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each person's companies; one query.</summary>
    Task<IReadOnlyList<Slice<CompanyContact>>> PageByPersonsAsync(
        IReadOnlyList<Guid> personIds, PageRequest<CompanyContactOrderField> request, CancellationToken cancellationToken);

    /// <summary>In how many companies each person is, or was, a contact; null: any.</summary>
    Task<IReadOnlyList<int>> CountByPersonsAsync(
        IReadOnlyList<Guid> personIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>How many persons are contacts of each company on a day. One who is so by several records counts once.</summary>
    Task<IReadOnlyList<int>> CountPersonsAsync(
        IReadOnlyList<Guid> companyIds, DateOnly day, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a contact whole with its idempotency entry. It is posted for the company and the person that the contact names, and
    /// becomes that of those they were merged into. False when somebody came between.
    /// </summary>
    /// <param name="contact">The new state; version 1 means that it is new.</param>
    /// <param name="companyPostedFor">The company it was posted for.</param>
    /// <param name="personPostedFor">The person it was posted for.</param>
    /// <param name="idempotency">The entry; null: none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> SaveAsync(
        CompanyContact contact,
        Guid companyPostedFor,
        Guid personPostedFor,
        IdempotencyEntry? idempotency,
        CancellationToken cancellationToken);
}
