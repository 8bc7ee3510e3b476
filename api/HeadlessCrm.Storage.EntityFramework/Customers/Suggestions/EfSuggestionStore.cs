using System.Data.Common;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Suggestions;

internal sealed class EfSuggestionStore(CrmDatabase database) : ISuggestionStore
{
    private const string CustomerKey = "customer_id";
    private const string Columns =
        "s.id, s.customer_id, s.text, s.touchpoint, s.received_at, s.due_at, s.answered_at, s.answer, s.answered_by, s.version, " +
        "s.created_at";

    private static readonly SqlList<Suggestion> List = new(
        "suggestions",
        "s",
        Columns,
        11,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["text"] = new(FieldType.Text, "{0}.text"),
                ["receivedAt"] = new(FieldType.Instant, "{0}.received_at"),
                ["dueAt"] = new(FieldType.Instant, "{0}.due_at"),
                ["answeredAt"] = new(FieldType.Instant, "{0}.answered_at", IsNullable: true),
                ["isAnswered"] = new(FieldType.Boolean, "{0}.answered_at IS NOT NULL"),
                ["isAnsweredLate"] = new(FieldType.Boolean, "{0}.answered_at IS NOT NULL AND {0}.answered_at > {0}.due_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        suggestion => suggestion.Id);

    private readonly PageSql<Suggestion, SuggestionOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Suggestion?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<Slice<Suggestion>> PageAsync(
        PageRequest<SuggestionOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Suggestion>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<SuggestionOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public Task<bool> AddAsync(
        Suggestion suggestion, Guid postedFor, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, postedFor, suggestion.CustomerId, token);
                context.Add(SuggestionRow.Of(suggestion, postedFor));
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> AnswerAsync(Suggestion suggestion, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var isCurrent = await context.Set<SuggestionRow>()
                    .Where(row => row.Id == suggestion.Id && row.Version == suggestion.Version - 1)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(set => set.AnsweredAt, suggestion.AnsweredAt)
                            .SetProperty(set => set.Answer, suggestion.Answer)
                            .SetProperty(set => set.AnsweredBy, suggestion.AnsweredBy)
                            .SetProperty(set => set.Version, suggestion.Version),
                        token) == 1;
                if (isCurrent)
                {
                    context.Keep(idempotency);
                    await context.SaveChangesAsync(token);
                }

                return isCurrent;
            },
            conflict: false,
            cancellationToken);

    private static SqlSort SortOf(SuggestionOrderField field) => field switch
    {
        SuggestionOrderField.DueAt => new("s.due_at", SortKeyKind.Number),
        SuggestionOrderField.ReceivedAt => new("s.received_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Suggestion Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CustomerId = row.ReadId(ordinal + 1),
        Text = row.GetString(ordinal + 2),
        Touchpoint = (TouchpointKind?)row.ReadIntOrNull(ordinal + 3),
        ReceivedAt = row.ReadInstant(ordinal + 4),
        DueAt = row.ReadInstant(ordinal + 5),
        AnsweredAt = row.ReadInstantOrNull(ordinal + 6),
        Answer = row.ReadTextOrNull(ordinal + 7),
        AnsweredBy = row.ReadTextOrNull(ordinal + 8),
        Version = row.GetInt32(ordinal + 9),
        CreatedAt = row.ReadInstant(ordinal + 10),
    };
}
