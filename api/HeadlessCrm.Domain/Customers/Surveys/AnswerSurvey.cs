using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Surveys;

/// <summary>What a customer answers to a survey.</summary>
public sealed record AnswerSurveyCommand
{
    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>The version that was answered; null: the latest.</summary>
    public int? SurveyVersion { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Where it was answered; null: not known.</summary>
    public TouchpointKind? Touchpoint { get; init; }

    /// <summary>The answers.</summary>
    public required IReadOnlyList<SurveyAnswer> Answers { get; init; }

    /// <summary>When it was answered; not in the future. Null: now.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Records what a customer answers, and what that says of the customer; all of it or nothing.</summary>
public sealed class AnswerSurvey(
    ISurveyStore surveys, ICustomerStore customers, IGoldenRecordStore golden, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<Outcome<SurveyResponse>> once =
        Outcome.Once<SurveyResponse>(idempotency, clock, nameof(AnswerSurvey), isKeyRequired: true);

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<SurveyResponse>> ExecuteAsync(AnswerSurveyCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<SurveyResponse>?> TryAsync(
        AnswerSurveyCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var (survey, customer, errors) = await FindAsync(command, attempt.Now, cancellationToken);
        if (errors.Count > 0)
        {
            return Outcome.Refused<SurveyResponse>(errors);
        }

        var response = new SurveyResponse
        {
            Id = EntityId.Create(attempt.Now),
            SurveyId = survey!.Id,
            SurveyVersion = survey.Version,
            CustomerId = customer!.Id,
            Touchpoint = command.Touchpoint,
            Answers = [.. survey.Questions.SelectMany(question => command.Answers.Where(answer => answer.Question == question.Key))],
            AnsweredAt = command.AnsweredAt ?? attempt.Now,
            RecordedAt = attempt.Now,
        };
        var declared = response.Answers
            .Select(answer => (survey.Questions.Single(question => question.Key == answer.Question).Declares, answer.Values))
            .Where(one => one.Declares is not null)
            .Select(one => new NamedValue(one.Declares!, string.Join(", ", one.Values))).ToList();
        var (change, refusal) = await ChangeAsync(command, declared, attempt.Now, cancellationToken);
        if (refusal is not null)
        {
            return Outcome.Refused<SurveyResponse>(refusal);
        }

        PreferenceClaim[] preferences =
        [
            .. declared.Where(value => KnownFacts.TopicOf(value.Name) is not null).Select(value => new PreferenceClaim
            {
                Id = EntityId.Create(attempt.Now),
                CustomerId = customer.Id,
                Topic = KnownFacts.TopicOf(value.Name)!,
                Value = value.Value,
                Kind = PreferenceKind.Declared,
                Source = $"survey:{survey.Name}",
                SaidAt = response.AnsweredAt,
                RecordedAt = attempt.Now,
            }),
        ];
        var given = new GivenResponse(response, command.CustomerId, preferences, change);
        return await surveys.AnswerAsync(given, attempt.Keep(response), cancellationToken) ? Outcome.Of(response) : null;
    }

    private async Task<(Survey? Survey, Customer? Customer, List<DomainError> Errors)> FindAsync(
        AnswerSurveyCommand command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        var latest = (await surveys.GetAsync([command.SurveyId], cancellationToken))[0];
        var survey = latest is null || command.SurveyVersion is null || command.SurveyVersion == latest.Version
            ? latest
            : (await surveys.GetVersionsAsync([(command.SurveyId, command.SurveyVersion.Value)], cancellationToken))[0];
        if (survey is null)
        {
            errors.Add(new EntryNotFound("survey", command.SurveyId.ToString())
            {
                Path = [latest is null ? "surveyId" : "surveyVersion"],
            });
        }
        else if (!latest!.IsOpen)
        {
            errors.Add(new SurveyClosed(latest.Name) { Path = ["surveyId"] });
        }
        else
        {
            errors.AddRange(SurveyRules.CheckAnswers(survey, command.Answers));
        }

        var customer = (await customers.GetAsync([command.CustomerId], cancellationToken))[0];
        if (customer is null)
        {
            errors.Add(new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] });
        }

        TimeRules.NotInFuture(command.AnsweredAt, now, errors, "answeredAt");

        return (survey, customer, errors);
    }

    // The fields an answer declares are entered as if the customer had told them otherwise.
    private async Task<(CustomerChange? Change, DomainError? Refusal)> ChangeAsync(
        AnswerSurveyCommand command, List<NamedValue> declared, DateTimeOffset now, CancellationToken cancellationToken)
    {
        NamedValue[] fields = [.. declared.Where(value => KnownFacts.TopicOf(value.Name) is null)];
        if (fields.Length == 0)
        {
            return (null, null);
        }

        var errors = new List<DomainError>();
        foreach (var field in fields)
        {
            FieldRules.Check(field.Name, field.Value, now, errors, "answers", field.Name);
        }

        var sources = (await golden.GetAsync([command.CustomerId], cancellationToken))[0];
        return errors.Count > 0 || sources is null
            ? (null, errors.FirstOrDefault() ?? new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] })
            : CustomerUpsert.Apply(new UpsertCustomerCommand { Id = command.CustomerId, Values = fields }, sources, [], now);
    }
}
