using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Suggestions;

/// <summary>Records and answers suggestions.</summary>
[ResolversOf("Mutation")]
internal static class SuggestionMutations
{
    public static async Task<SuggestionPayload> SuggestionRecord(
        SuggestionRecordInput input, RecordSuggestion useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp((input.CustomerId, EntityKind.Customer, "customerId"));
        return Answer(
            context,
            mixedUp is null ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken) : new Outcome<Suggestion>(null, [mixedUp]));
    }

    public static async Task<SuggestionPayload> SuggestionAnswer(
        SuggestionAnswerInput input, AnswerSuggestion useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp((input.SuggestionId, EntityKind.Suggestion, "suggestionId"));
        return Answer(
            context,
            mixedUp is null ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken) : new Outcome<Suggestion>(null, [mixedUp]));
    }

    private static SuggestionPayload Answer(HttpContext context, Outcome<Suggestion> outcome) =>
        new(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
}

/// <summary>What came of a change of a suggestion.</summary>
internal sealed record SuggestionPayload(Suggestion? Suggestion, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>suggestionRecord</c>.</summary>
internal sealed record SuggestionRecordInput(
    GlobalId CustomerId, string Text, TouchpointKind? Touchpoint, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordSuggestionCommand ToCommand() => new()
    {
        CustomerId = CustomerId.Value,
        Text = Text,
        Touchpoint = Touchpoint,
        ReceivedAt = ReceivedAt,
        DueAt = DueAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>suggestionAnswer</c>.</summary>
internal sealed record SuggestionAnswerInput(
    GlobalId SuggestionId, string Answer, string AnsweredBy, DateTimeOffset? AnsweredAt, string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public AnswerSuggestionCommand ToCommand() => new()
    {
        SuggestionId = SuggestionId.Value,
        Answer = Answer,
        AnsweredBy = AnsweredBy,
        AnsweredAt = AnsweredAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>suggestions.graphql</c>.</summary>
internal static class SuggestionSchema
{
    public static ExecutableSchemaBuilder AddSuggestions(this ExecutableSchemaBuilder builder) => builder
        .AddType<Suggestion>()
        .AddType<Connection<Suggestion>>("SuggestionConnection")
        .AddType<Edge<Suggestion>>("SuggestionEdge")
        .AddType<SuggestionPayload>()
        .AddType<SuggestionAlreadyAnswered>()
        .AddEnum<SuggestionOrderField>()
        .AddInput<OrderTerm<SuggestionOrderField>>("SuggestionOrder")
        .AddInput<SuggestionRecordInput>()
        .AddInput<SuggestionAnswerInput>()
        .AddResolvers(typeof(SuggestionQueries))
        .AddResolvers(typeof(CustomerSuggestionFields))
        .AddResolvers(typeof(SuggestionFields))
        .AddResolvers(typeof(SuggestionMutations));
}
