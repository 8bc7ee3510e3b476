using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.Timeline;
using HeadlessCrm.Storage.EntityFramework;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Benchmarks.Lists;

/// <summary>A list that is asked for its first page, a page from its middle, and how long it is.</summary>
/// <param name="Name">The list, with its order and filter.</param>
/// <param name="First">Asks for the first page.</param>
/// <param name="Deep">Asks for a page from the middle; null: it has none.</param>
/// <param name="Count">Asks how long it is; null: it does not say.</param>
internal sealed record ListQuestion(string Name, Func<Task> First, Func<Task>? Deep, Func<Task>? Count);

/// <summary>The lists of a store that was filled.</summary>
internal sealed class ListQuestions(IServiceProvider services, Guid busy, int size)
{
    private const int PageSize = 50;

    private CrmDatabase Database => services.GetRequiredService<CrmDatabase>();

    public async Task<IReadOnlyList<ListQuestion>> AllAsync()
    {
        Guid[] one = [busy];
        var isOpen = Filter.Compare("status", Comparator.Eq, MatchStatus.Open);
        var areOpen = Filter.Compare("status", Comparator.Eq, ComplaintStatus.Open);
        var (timeline, interactions) = (Get<ITimelineStore>(), Get<IInteractionStore>());
        var (leads, complaints, quotes) = (Get<ILeadStore>(), Get<IComplaintStore>(), Get<IQuoteStore>());
        var (reviews, households, fleets) = (Get<IMatchDecisionStore>(), Get<IHouseholdStore>(), Get<IFleetStore>());
        return
        [
            await OfAsync<TimelineOrderField>(
                "timeline of a customer with a tenth of everything", "interactions", "occurred_at", TimelineOrderField.OccurredAt,
                page => timeline.PageByCustomersAsync(one, page, CancellationToken.None),
                () => timeline.CountByCustomersAsync(one, null, CancellationToken.None)),
            await OfAsync<InteractionOrderField>(
                "interactions of that customer", "interactions", "occurred_at", InteractionOrderField.OccurredAt,
                page => interactions.PageByCustomersAsync(one, page, CancellationToken.None),
                () => interactions.CountByCustomersAsync(one, null, CancellationToken.None)),
            await OfAsync<LeadOrderField>(
                "leads, the newest first", "leads", "received_at", LeadOrderField.ReceivedAt,
                page => leads.PageAsync(page, CancellationToken.None), () => leads.CountAsync(null, CancellationToken.None)),
            await OfAsync<ComplaintOrderField>(
                "complaints by due day", "complaints", "resolution_due_at", ComplaintOrderField.ResolutionDueAt,
                page => complaints.PageAsync(page, CancellationToken.None), () => complaints.CountAsync(null, CancellationToken.None)),
            await OfAsync<ComplaintOrderField>(
                "complaints, open ones (1 in 100), by due day", "complaints", "resolution_due_at", ComplaintOrderField.ResolutionDueAt,
                page => complaints.PageAsync(page with { Where = areOpen }, CancellationToken.None),
                () => complaints.CountAsync(areOpen, CancellationToken.None)),
            await OfAsync<QuoteOrderField>(
                "quotes, the newest first", "quotes", "quoted_at", QuoteOrderField.QuotedAt,
                page => quotes.PageAsync(page, CancellationToken.None), () => quotes.CountAsync(null, CancellationToken.None)),
            await OfAsync<MatchDecisionOrderField>(
                "match reviews, the surest first", "match_decisions", "score", MatchDecisionOrderField.Score,
                page => reviews.PageAsync(page, CancellationToken.None), () => reviews.CountAsync(null, CancellationToken.None)),
            await OfAsync<MatchDecisionOrderField>(
                "match reviews, open ones (1 in 100), the surest first", "match_decisions", "score", MatchDecisionOrderField.Score,
                page => reviews.PageAsync(page with { Where = isOpen }, CancellationToken.None),
                () => reviews.CountAsync(isOpen, CancellationToken.None)),
            await OfAsync<HouseholdOrderField>(
                "households by name", "households", "name", HouseholdOrderField.Name,
                page => households.PageAsync(page, CancellationToken.None), () => households.CountAsync(null, CancellationToken.None)),
            await OfAsync<FleetOrderField>(
                "fleets by name", "fleets", "name", FleetOrderField.Name,
                page => fleets.PageAsync(page, CancellationToken.None), () => fleets.CountAsync(null, CancellationToken.None)),
            await DueServicesAsync(),
            new(
                "data quality, a count over all customers",
                () => Get<MeasureDataQuality>().ExecuteAsync(null, null, MeasureDataQuality.FreshDays, CancellationToken.None),
                null,
                null),
        ];
    }

    private async Task<ListQuestion> OfAsync<TField>(
        string name, string table, string column, TField field, Func<PageRequest<TField>, Task> page, Func<Task> count)
        where TField : struct, Enum
    {
        var request = new PageRequest<TField> { Size = PageSize, Order = [new OrderTerm<TField>(field, OrderDirection.Desc)] };
        var middle = await MiddleAsync(table, column);
        return new(name, () => page(request), () => page(request with { After = middle }), count);
    }

    private async Task<ListQuestion> DueServicesAsync()
    {
        var useCase = Get<FindDueServices>();
        var query = new DueServicesQuery(null, null);
        var middle = await MiddleAsync("vehicles", "vin");
        var after = new KeysetPosition(middle.Id, SortKey.Of("zzz"), null);
        return new(
            "due services, vehicles in the order of recording",
            () => useCase.PageAsync(query, null, PageSize, CancellationToken.None),
            () => useCase.PageAsync(query, after, PageSize, CancellationToken.None),
            null);
    }

    private async Task<KeysetPosition> MiddleAsync(string table, string column)
    {
        KeysetPosition middle = default;
        await Database.Reader.QueryAsync(
            new SqlText().Append($"SELECT t.id, t.{column} FROM {table} t ORDER BY t.{column} DESC, t.id LIMIT 1 OFFSET ").Value(size / 2L),
            row => middle = new KeysetPosition(
                row.ReadId(0), row.GetFieldType(1) == typeof(string) ? SortKey.Of(row.GetString(1)) : SortKey.Of(row.GetInt64(1)), null),
            CancellationToken.None);
        return middle;
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
