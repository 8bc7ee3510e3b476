using System.Data.Common;
using System.Text.Json;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Customers.Preferences;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Surveys;

internal sealed class EfSurveyStore(CrmDatabase database) : ISurveyStore
{
    private const string CustomerKey = "customer_id";

    private static readonly SqlList<SurveyResponse> List = new(
        "survey_responses",
        "r",
        "r.id, r.customer_id, r.survey_id, r.survey_version, r.touchpoint, r.answers, r.answered_at, r.recorded_at",
        8,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["surveyId"] = new(FieldType.Id, "{0}.survey_id"),
                ["answeredAt"] = new(FieldType.Instant, "{0}.answered_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        response => response.Id);

    private readonly PageSql<SurveyResponse, SurveyResponseOrderField> pages =
        new(List, _ => new("r.answered_at", SortKeyKind.Number), database.Dialect, database.Reader, database.Clock);

    public async Task<IReadOnlyList<Survey?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await LoadAsync(rows => rows.Where(row => EF.Parameter(ids).Contains(row.Id)), cancellationToken);
        return [.. ids.Select(id => found.FirstOrDefault(survey => survey.Id == id))];
    }

    public async Task<Survey?> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        (await LoadAsync(rows => rows.Where(row => row.Name == name), cancellationToken)).FirstOrDefault();

    public async Task<IReadOnlyList<Survey>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await LoadAsync(rows => rows, cancellationToken)).OrderBy(survey => survey.Name, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<Survey?>> GetVersionsAsync(
        IReadOnlyList<(Guid Id, int Version)> versions, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. versions.Select(version => version.Id).Distinct()];
        int[] numbers = [.. versions.Select(version => version.Version).Distinct()];
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await (
            from version in context.Set<SurveyVersionRow>().AsNoTracking()
            join survey in context.Set<SurveyRow>().AsNoTracking() on version.SurveyId equals survey.Id
            where EF.Parameter(ids).Contains(version.SurveyId) && EF.Parameter(numbers).Contains(version.Version)
            select new { version, survey }).ToListAsync(cancellationToken);
        var byVersion = found.ToDictionary(one => (one.version.SurveyId, one.version.Version), one => one.version.ToSurvey(one.survey));
        return [.. versions.Select(version => byVersion.GetValueOrDefault(version))];
    }

    public Task<bool> SaveAsync(Survey survey, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Save(SurveyRow.Of(survey), survey.Version, row => row.Version);
                context.Add(SurveyVersionRow.Of(survey));
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> AnswerAsync(GivenResponse given, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, given.PostedFor, given.Response.CustomerId, token);
                context.Add(SurveyResponseRow.Of(given.Response, given.PostedFor));
                await EfPreferenceStore.AddAsync(context, given.Preferences, given.PostedFor, token);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                if (given.Change is { } change)
                {
                    await context.WriteCustomerAsync(database, change, token);
                }

                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<IReadOnlyList<Slice<SurveyResponse>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<SurveyResponseOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    private async Task<List<Survey>> LoadAsync(
        Func<IQueryable<SurveyRow>, IQueryable<SurveyRow>> narrow, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await (
            from survey in narrow(context.Set<SurveyRow>().AsNoTracking())
            join version in context.Set<SurveyVersionRow>().AsNoTracking()
                on new { SurveyId = survey.Id, survey.Version } equals new { version.SurveyId, version.Version }
            select new { version, survey }).ToListAsync(cancellationToken);
        return [.. found.Select(one => one.version.ToSurvey(one.survey))];
    }

    private static SurveyResponse Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CustomerId = row.ReadId(ordinal + 1),
        SurveyId = row.ReadId(ordinal + 2),
        SurveyVersion = row.GetInt32(ordinal + 3),
        Touchpoint = (TouchpointKind?)row.ReadIntOrNull(ordinal + 4),
        Answers = JsonSerializer.Deserialize<SurveyAnswer[]>(row.GetString(ordinal + 5))!,
        AnsweredAt = row.ReadInstant(ordinal + 6),
        RecordedAt = row.ReadInstant(ordinal + 7),
    };
}
