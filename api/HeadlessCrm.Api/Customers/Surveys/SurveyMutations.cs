using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Surveys;

/// <summary>Makes surveys and takes answers.</summary>
[ResolversOf("Mutation")]
internal static class SurveyMutations
{
    public static async Task<SurveyPayload> SurveyUpsert(
        SurveyUpsertInput input, UpsertSurvey useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new SurveyPayload(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<SurveyAnswerPayload> SurveyAnswer(
        SurveyAnswerInput input, AnswerSurvey useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp(
            (input.SurveyId, EntityKind.Survey, "surveyId"), (input.CustomerId, EntityKind.Customer, "customerId"));
        var outcome = mixedUp is null
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new Outcome<SurveyResponse>(null, [mixedUp]);
        return new SurveyAnswerPayload(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>surveyUpsert</c>.</summary>
internal sealed record SurveyPayload(Survey? Survey, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>surveyAnswer</c>.</summary>
internal sealed record SurveyAnswerPayload(SurveyResponse? Response, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>surveyUpsert</c>.</summary>
internal sealed record SurveyUpsertInput
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<SurveyQuestion> Questions { get; init; }

    public bool IsOpen { get; init; }

    public int? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public UpsertSurveyCommand ToCommand() => new()
    {
        Name = Name,
        Title = Title,
        Questions = Questions,
        IsOpen = IsOpen,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>surveyAnswer</c>.</summary>
internal sealed record SurveyAnswerInput(
    GlobalId SurveyId,
    int? SurveyVersion,
    GlobalId CustomerId,
    TouchpointKind? Touchpoint,
    IReadOnlyList<SurveyAnswer> Answers,
    DateTimeOffset? AnsweredAt,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public AnswerSurveyCommand ToCommand() => new()
    {
        SurveyId = SurveyId.Value,
        SurveyVersion = SurveyVersion,
        CustomerId = CustomerId.Value,
        Touchpoint = Touchpoint,
        Answers = Answers,
        AnsweredAt = AnsweredAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>surveys.graphql</c>.</summary>
internal static class SurveySchema
{
    public static ExecutableSchemaBuilder AddSurveys(this ExecutableSchemaBuilder builder) => builder
        .AddType<Survey>()
        .AddType<SurveyQuestion>()
        .AddType<SurveyResponse>()
        .AddType<SurveyAnswer>("SurveyAnswerGiven")
        .AddType<Connection<SurveyResponse>>("SurveyResponseConnection")
        .AddType<Edge<SurveyResponse>>("SurveyResponseEdge")
        .AddType<SurveyPayload>()
        .AddType<SurveyAnswerPayload>()
        .AddType<SurveyAnswerInvalid>()
        .AddType<SurveyClosed>()
        .AddEnum<SurveyQuestionKind>()
        .AddEnum<SurveyResponseOrderField>()
        .AddInput<OrderTerm<SurveyResponseOrderField>>("SurveyResponseOrder")
        .AddInput<SurveyQuestion>("SurveyQuestionInput")
        .AddInput<SurveyAnswer>("SurveyAnswerGivenInput")
        .AddInput<SurveyUpsertInput>()
        .AddInput<SurveyAnswerInput>()
        .AddResolvers(typeof(SurveyQueries))
        .AddResolvers(typeof(SurveyFields))
        .AddResolvers(typeof(SurveyQuestionFields))
        .AddResolvers(typeof(CustomerSurveyFields))
        .AddResolvers(typeof(SurveyResponseFields))
        .AddResolvers(typeof(SurveyMutations));
}
