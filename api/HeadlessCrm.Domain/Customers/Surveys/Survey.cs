using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Surveys;

/// <summary>What kind of answer a question takes.</summary>
public enum SurveyQuestionKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number, within limits if there are any.</summary>
    Number,

    /// <summary>Yes or no: <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A day, such as 1980-05-31.</summary>
    Day,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Some of the options.</summary>
    Choices,
}

/// <summary>A question of a survey.</summary>
public sealed record SurveyQuestion
{
    /// <summary>Its key within the survey.</summary>
    public required string Key { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required SurveyQuestionKind Kind { get; init; }

    /// <summary>Whether it must be answered.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The options; null: the kind has none.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>The least number; null: any.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest number; null: any.</summary>
    public decimal? Max { get; init; }

    /// <summary>
    /// What an answer says of the customer: a field of the golden record, such as <c>birthDate</c>, or a preference, such as
    /// <c>preference:colour</c>; null: nothing beyond the survey.
    /// </summary>
    public string? Declares { get; init; }
}

/// <summary>A survey in its latest version. Earlier versions stay, for the answers that were given to them.</summary>
public sealed record Survey
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its short name; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The questions, in order.</summary>
    public required IReadOnlyList<SurveyQuestion> Questions { get; init; }

    /// <summary>Whether it takes answers.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this version was recorded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The answer to a question, as texts: one, or for <see cref="SurveyQuestionKind.Choices"/> some.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Values">The values.</param>
public sealed record SurveyAnswer(string Question, IReadOnlyList<string> Values);

/// <summary>What a customer answered to a version of a survey. Never changed once recorded.</summary>
public sealed record SurveyResponse
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>The version that was answered.</summary>
    public required int SurveyVersion { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Where it was answered; null: not known.</summary>
    public TouchpointKind? Touchpoint { get; init; }

    /// <summary>The answers, in the order of the questions.</summary>
    public required IReadOnlyList<SurveyAnswer> Answers { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What responses can be ordered by.</summary>
public enum SurveyResponseOrderField
{
    /// <summary>When they were given.</summary>
    AnsweredAt,
}

/// <summary>What filters over responses may name.</summary>
public static class SurveyResponseFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="SurveyResponse"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "SurveyResponse",
        [
            FilterField.Of<SurveyResponse>("surveyId", FieldType.Id, response => response.SurveyId),
            FilterField.Of<SurveyResponse>("answeredAt", FieldType.Instant, response => response.AnsweredAt),
        ]);
}

/// <summary>Keeps surveys and what customers answered.</summary>
public interface ISurveyStore
{
    /// <summary>The surveys of these ids in their latest version; null where there is none.</summary>
    Task<IReadOnlyList<Survey?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The survey of a name; null: there is none.</summary>
    Task<Survey?> FindByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary>All surveys in their latest version, by name.</summary>
    Task<IReadOnlyList<Survey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>These versions of surveys; null where there is none.</summary>
    Task<IReadOnlyList<Survey?>> GetVersionsAsync(
        IReadOnlyList<(Guid Id, int Version)> versions, CancellationToken cancellationToken);

    /// <summary>The responses of these ids; null where there is none.</summary>
    Task<IReadOnlyList<SurveyResponse?>> GetResponsesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Writes the next version of a survey with its idempotency entry; false when somebody came between.</summary>
    Task<bool> SaveAsync(Survey survey, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a response, and what it says of the customer, in one transaction with the idempotency entry. False when somebody came
    /// between; then nothing was written.
    /// </summary>
    Task<bool> AnswerAsync(GivenResponse given, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's responses; one query.</summary>
    Task<IReadOnlyList<Slice<SurveyResponse>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<SurveyResponseOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many responses of each customer match; null: how many each gave.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);
}

/// <summary>A response and what it says of the customer.</summary>
/// <param name="Response">The response.</param>
/// <param name="PostedFor">The customer it is posted for: the response's, or one merged into that.</param>
/// <param name="Preferences">What it says that the customer prefers.</param>
/// <param name="Change">What it changes of the customer's golden record; null: nothing.</param>
public sealed record GivenResponse(
    SurveyResponse Response,
    Guid PostedFor,
    IReadOnlyList<Preferences.PreferenceClaim> Preferences,
    CustomerChange? Change);
