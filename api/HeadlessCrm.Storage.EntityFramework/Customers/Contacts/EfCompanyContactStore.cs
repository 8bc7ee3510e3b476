using System.Data.Common;
using HeadlessCrm.Domain.Customers.Contacts;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Contacts;

internal sealed class EfCompanyContactStore(CrmDatabase database) : ICompanyContactStore
{
    private const string CompanyKey = "company_id";
    private const string PersonKey = "person_id";
    private const string Columns =
        "n.id, n.company_id, n.person_id, n.job_title, n.role, n.since, n.until, n.version, n.created_at, n.updated_at";

    private static readonly SqlList<CompanyContact> List = new(
        "company_contacts",
        "n",
        Columns,
        10,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["companyId"] = new(FieldType.Id, "{0}.company_id", IsCustomer: true),
                ["personId"] = new(FieldType.Id, "{0}.person_id", IsCustomer: true),
                ["jobTitle"] = new(FieldType.Text, "{0}.job_title", IsNullable: true),
                ["role"] = new(FieldType.Enumeration, "{0}.role", IsNullable: true),
                ["isEnded"] = new(FieldType.Boolean, "{0}.until IS NOT NULL"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        contact => contact.Id);

    private readonly PageSql<CompanyContact, CompanyContactOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<CompanyContact?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Slice<CompanyContact>>> PageByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, PageRequest<CompanyContactOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(companyIds, CompanyKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(companyIds, CompanyKey, where, cancellationToken);

    public Task<IReadOnlyList<Slice<CompanyContact>>> PageByPersonsAsync(
        IReadOnlyList<Guid> personIds, PageRequest<CompanyContactOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(personIds, PersonKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByPersonsAsync(
        IReadOnlyList<Guid> personIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(personIds, PersonKey, where, cancellationToken);

    public async Task<IReadOnlyList<int>> CountPersonsAsync(
        IReadOnlyList<Guid> companyIds, DateOnly day, CancellationToken cancellationToken)
    {
        var counts = new int[companyIds.Count];
        if (counts.Length > 0)
        {
            var sql = new SqlText().Append("WITH RECURSIVE ");
            database.Dialect.AppendParents(sql, companyIds);
            sql.Append(" SELECT parents.i, COUNT(DISTINCT n.person_id) FROM parents CROSS JOIN company_contacts n ")
                .Append("WHERE n.company_id = parents.id AND (n.until IS NULL OR n.until >= ").Value((long)day.DayNumber)
                .Append(") GROUP BY parents.i");
            await database.Reader.QueryAsync(sql, row => counts[row.GetInt32(0)] = row.GetInt32(1), cancellationToken);
        }

        return counts;
    }

    public Task<bool> SaveAsync(
        CompanyContact contact,
        Guid companyPostedFor,
        Guid personPostedFor,
        IdempotencyEntry? idempotency,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var survivors = await database.LockSurvivorsAsync(context, [companyPostedFor, personPostedFor], token);
                if (survivors.GetValueOrDefault(companyPostedFor, companyPostedFor) != contact.CompanyId
                    || survivors.GetValueOrDefault(personPostedFor, personPostedFor) != contact.PersonId)
                {
                    return false;
                }

                var row = CompanyContactRow.Of(contact);
                row.CompanyPostedForId = companyPostedFor == contact.CompanyId ? null : companyPostedFor;
                row.PersonPostedForId = personPostedFor == contact.PersonId ? null : personPostedFor;
                context.Save(row, contact.Version, saved => saved.Version);
                if (contact.Version > 1)
                {
                    // A change is no reason to believe that it was posted for others.
                    context.Entry(row).Property(changed => changed.CompanyPostedForId).IsModified = false;
                    context.Entry(row).Property(changed => changed.PersonPostedForId).IsModified = false;
                }

                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    private static SqlSort SortOf(CompanyContactOrderField field) => field switch
    {
        CompanyContactOrderField.CreatedAt => new("n.created_at", SortKeyKind.Number, IsIdOrder: true),
        CompanyContactOrderField.JobTitle => new("COALESCE(n.job_title, '')", SortKeyKind.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static CompanyContact Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CompanyId = row.ReadId(ordinal + 1),
        PersonId = row.ReadId(ordinal + 2),
        JobTitle = row.ReadTextOrNull(ordinal + 3),
        Role = (ContactRole?)row.ReadIntOrNull(ordinal + 4),
        Since = row.ReadDayOrNull(ordinal + 5),
        Until = row.ReadDayOrNull(ordinal + 6),
        Version = row.GetInt32(ordinal + 7),
        CreatedAt = row.ReadInstant(ordinal + 8),
        UpdatedAt = row.ReadInstant(ordinal + 9),
    };
}
