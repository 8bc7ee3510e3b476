using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Suggestions;

/// <summary>Where the answer to a suggestion stands.</summary>
public enum SuggestionState
{
    /// <summary>Not answered, and there is time left.</summary>
    Open,

    /// <summary>Not answered, and the time is over.</summary>
    Overdue,

    /// <summary>Answered in time.</summary>
    AnsweredInTime,

    /// <summary>Answered when the time was over.</summary>
    AnsweredLate,
}

/// <summary>What a customer proposes, which must be answered in time.</summary>
public sealed record Suggestion
{
    /// <summary>The time in which a suggestion is to be answered when nobody says otherwise.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromDays(7);

    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>What it proposes.</summary>
    public required string Text { get; init; }

    /// <summary>Where it was made; null: not known.</summary>
    public TouchpointKind? Touchpoint { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it must be answered at the latest.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was answered; null: it was not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The answer; null: there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered; null: there is no answer.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where the answer stands at a moment.</summary>
    public SuggestionState StateAt(DateTimeOffset now) => AnsweredAt is { } answered
        ? answered <= DueAt ? SuggestionState.AnsweredInTime : SuggestionState.AnsweredLate
        : now <= DueAt ? SuggestionState.Open : SuggestionState.Overdue;
}

/// <summary>A suggestion was answered before.</summary>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record SuggestionAlreadyAnswered(Guid SuggestionId, DateTimeOffset AnsweredAt) : DomainError(
    $"The suggestion was answered at {AnsweredAt:yyyy-MM-ddTHH:mm:ssZ}; it cannot be answered again.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "SUGGESTION_ALREADY_ANSWERED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>What suggestions can be ordered by.</summary>
public enum SuggestionOrderField
{
    /// <summary>When they must be answered.</summary>
    DueAt,

    /// <summary>When they were made.</summary>
    ReceivedAt,
}

/// <summary>What filters over suggestions may name.</summary>
public static class SuggestionFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Suggestion"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Suggestion",
        [
            FilterField.Of<Suggestion>("id", FieldType.Id, suggestion => suggestion.Id),
            FilterField.Of<Suggestion>("customerId", FieldType.Id, suggestion => suggestion.CustomerId),
            FilterField.Of<Suggestion>("text", FieldType.Text, suggestion => suggestion.Text),
            FilterField.Of<Suggestion>("receivedAt", FieldType.Instant, suggestion => suggestion.ReceivedAt),
            FilterField.Of<Suggestion>("dueAt", FieldType.Instant, suggestion => suggestion.DueAt),
            FilterField.Of<Suggestion>("answeredAt", FieldType.Instant, suggestion => suggestion.AnsweredAt),
            FilterField.Of<Suggestion>("isAnswered", FieldType.Boolean, suggestion => suggestion.AnsweredAt is not null),
            FilterField.Of<Suggestion>(
                "isAnsweredLate", FieldType.Boolean, suggestion => suggestion.AnsweredAt is { } at && at > suggestion.DueAt),
        ]);
}

/// <summary>Keeps suggestions.</summary>
public interface ISuggestionStore
{
    /// <summary>The suggestions of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Suggestion?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of suggestions.</summary>
    Task<Slice<Suggestion>> PageAsync(PageRequest<SuggestionOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many suggestions match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's suggestions; one query.</summary>
    Task<IReadOnlyList<Slice<Suggestion>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<SuggestionOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many suggestions of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>Writes a new suggestion with its idempotency entry; false when somebody came between.</summary>
    Task<bool> AddAsync(
        Suggestion suggestion, Guid postedFor, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the answer of a suggestion at its new version with the idempotency entry; false when somebody came between.
    /// </summary>
    Task<bool> AnswerAsync(Suggestion suggestion, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}
