using System.Globalization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Requirements;

namespace HeadlessCrm.Domain.Customers.Surveys;

/// <summary>An answer does not fit its question.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record SurveyAnswerInvalid(string Question, string Reason) : DomainError(
    $"The answer to \"{Question}\" does not fit: {Reason}. Nothing was recorded.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "SURVEY_ANSWER_INVALID";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A survey takes no answers any more.</summary>
/// <param name="Name">The survey's short name.</param>
public sealed record SurveyClosed(string Name) : DomainError($"The survey \"{Name}\" is closed; it takes no answers.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "SURVEY_CLOSED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>What surveys and answers must meet.</summary>
public static class SurveyRules
{
    private const int MaxQuestions = 100;
    private const int MaxOptions = 100;
    private const int MaxTextLength = 400;
    private const int MaxAnswerLength = 1_000;

    /// <summary>What is wrong with the answers to a survey; empty: nothing.</summary>
    public static IReadOnlyList<SurveyAnswerInvalid> CheckAnswers(Survey survey, IReadOnlyList<SurveyAnswer> answers)
    {
        var errors = new List<SurveyAnswerInvalid>();
        foreach (var answer in answers)
        {
            var question = survey.Questions.FirstOrDefault(one => one.Key == answer.Question);
            var reason = question is null ? "there is no such question"
                : answers.Count(one => one.Question == answer.Question) > 1 ? "it is answered twice"
                : Fault(question, answer.Values);
            if (reason is not null)
            {
                errors.Add(new(answer.Question, reason) { Path = ["answers", answer.Question] });
            }
        }

        errors.AddRange(survey.Questions
            .Where(question => question.IsRequired && answers.All(answer => answer.Question != question.Key))
            .Select(question => new SurveyAnswerInvalid(question.Key, "it must be answered") { Path = ["answers"] }));
        return [.. errors.DistinctBy(error => (error.Question, error.Reason))];
    }

    internal static List<DomainError> CheckSurvey(string name, string title, IReadOnlyList<SurveyQuestion> questions)
    {
        var errors = new List<DomainError>();
        FieldRules.Check(name, null, DateTimeOffset.MinValue, errors, "name");
        TextRules.Required(title, MaxTextLength, errors, "title");
        if (questions.Count is 0 or > MaxQuestions)
        {
            errors.Add(InvalidValue.At($"There are {questions.Count} questions; 1 to {MaxQuestions} are allowed.", "questions"));
        }

        foreach (var question in questions)
        {
            CheckQuestion(question, questions, errors);
        }

        return errors;
    }

    private static void CheckQuestion(SurveyQuestion question, IReadOnlyList<SurveyQuestion> all, List<DomainError> errors)
    {
        string[] path = ["questions", question.Key];
        FieldRules.Check(question.Key, null, DateTimeOffset.MinValue, errors, path);
        TextRules.Required(question.Text, MaxTextLength, errors, [.. path, "text"]);
        if (all.Count(one => one.Key == question.Key) > 1)
        {
            errors.Add(InvalidValue.At($"The question \"{question.Key}\" is there twice; give each a key of its own.", path));
        }

        var hasOptions = question.Kind is SurveyQuestionKind.Choice or SurveyQuestionKind.Choices;
        var options = question.Options ?? [];
        if (hasOptions != options.Count > 0 || options.Count > MaxOptions
            || options.Distinct(StringComparer.Ordinal).Count() != options.Count
            || options.Any(option => option.Length is 0 or > MaxTextLength))
        {
            errors.Add(InvalidValue.At(
                $"A choice has 1 to {MaxOptions} options of 1 to {MaxTextLength} characters, each once; other questions have none.",
                [.. path, "options"]));
        }

        if (question.Kind != SurveyQuestionKind.Number && (question.Min ?? question.Max) is not null || question.Min > question.Max)
        {
            errors.Add(InvalidValue.At("Limits are of numbers, the lower not above the higher.", [.. path, "min"]));
        }

        if (question.Declares is { } declares && KnownFacts.TopicOf(declares) is null)
        {
            FieldRules.Check(declares, null, DateTimeOffset.MinValue, errors, [.. path, "declares"]);
            if (question.Kind == SurveyQuestionKind.Choices || declares == CustomerFieldNames.Kind)
            {
                errors.Add(InvalidValue.At(
                    $"\"{declares}\" cannot be declared by this question; declare a field by a question of one answer.",
                    [.. path, "declares"]));
            }
        }
    }

    private static string? Fault(SurveyQuestion question, IReadOnlyList<string> values)
    {
        if (values.Count == 0 || (values.Count > 1 && question.Kind != SurveyQuestionKind.Choices))
        {
            return question.Kind == SurveyQuestionKind.Choices ? "it has no value" : $"it has {values.Count} values; it takes one";
        }

        if (values.FirstOrDefault(value => value.Length > MaxAnswerLength) is { } longest)
        {
            return $"it has {longest.Length} characters; at most {MaxAnswerLength} are allowed";
        }

        var errors = new List<DomainError>();
        foreach (var value in values)
        {
            TextRules.Required(value, MaxAnswerLength, errors, "value");
        }

        return errors.Count > 0 ? errors[0].Message : FaultOfKind(question, values);
    }

    private static string? FaultOfKind(SurveyQuestion question, IReadOnlyList<string> values) => question.Kind switch
    {
        SurveyQuestionKind.Number => FaultOfNumber(question, values[0]),
        SurveyQuestionKind.Boolean when values[0] is not ("true" or "false") => $"\"{values[0]}\" is neither true nor false",
        SurveyQuestionKind.Day when !DateOnly.TryParseExact(
            values[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            $"\"{values[0]}\" is not a day such as 1980-05-31",
        SurveyQuestionKind.Choice or SurveyQuestionKind.Choices
            when values.FirstOrDefault(value => !question.Options!.Contains(value, StringComparer.Ordinal)) is { } other =>
            $"\"{other}\" is not one of {string.Join(", ", question.Options!)}",
        SurveyQuestionKind.Choices when values.Distinct(StringComparer.Ordinal).Count() != values.Count => "an option is chosen twice",
        _ when question.Declares?.Length > 0 && KnownFacts.TopicOf(question.Declares) is not null
            && string.Join(", ", values).Length > RecordPreference.MaxValueLength =>
            $"a preference has {RecordPreference.MaxValueLength} characters at most",
        _ => null,
    };

    private static string? FaultOfNumber(SurveyQuestion question, string value)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(value, Plain, CultureInfo.InvariantCulture, out var number))
        {
            return $"\"{value}\" is not a number";
        }

        return number < question.Min ? string.Create(CultureInfo.InvariantCulture, $"{value} is less than {question.Min}")
            : number > question.Max ? string.Create(CultureInfo.InvariantCulture, $"{value} is more than {question.Max}")
            : null;
    }
}
