using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Requirements;

/// <summary>Changes of what the business wants to know.</summary>
[ResolversOf("Mutation")]
internal static class RequirementMutations
{
    public static async Task<DataRequirementPayload> DataRequirementUpsert(
        DataRequirementUpsertInput input, UpsertDataRequirement useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new DataRequirementPayload(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<DataRequirementDeletePayload> DataRequirementDelete(
        string field, IDataRequirementStore store, HttpContext context, CancellationToken cancellationToken) =>
        await store.DeleteAsync(field, cancellationToken)
            ? new DataRequirementDeletePayload(field, [])
            : new DataRequirementDeletePayload(
                null, ErrorMessages.For(context, [new EntryNotFound("requirement", field) { Path = ["field"] }]));
}

/// <summary>What came of <c>dataRequirementUpsert</c>.</summary>
internal sealed record DataRequirementPayload(DataRequirement? Requirement, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>dataRequirementDelete</c>.</summary>
internal sealed record DataRequirementDeletePayload(string? Field, IReadOnlyList<DomainError> Errors);

/// <summary>The input of <c>dataRequirementUpsert</c>.</summary>
internal sealed record DataRequirementUpsertInput(
    string Field,
    string? Purpose,
    decimal Value,
    string? Question,
    int? StaleAfterDays,
    CustomerKind? AppliesTo,
    IReadOnlyList<AnswerChance> Touchpoints,
    int? ExpectedVersion,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public UpsertDataRequirementCommand ToCommand() => new()
    {
        Field = Field,
        Purpose = Purpose,
        Value = Value,
        Question = Question,
        StaleAfterDays = StaleAfterDays,
        AppliesTo = AppliesTo,
        Touchpoints = Touchpoints,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>requirements.graphql</c>.</summary>
internal static class RequirementSchema
{
    public static ExecutableSchemaBuilder AddRequirements(this ExecutableSchemaBuilder builder) => builder
        .AddType<DataRequirement>()
        .AddType<AnswerChance>()
        .AddType<QuestionView>("Question")
        .AddType<CaptureFormView>("CaptureForm")
        .AddType<DataRequirementPayload>()
        .AddType<DataRequirementDeletePayload>()
        .AddType<PurposeMissing>()
        .AddInput<AnswerChance>("AnswerChanceInput")
        .AddInput<DataRequirementUpsertInput>()
        .AddResolvers(typeof(RequirementQueries))
        .AddResolvers(typeof(CustomerQuestionFields))
        .AddResolvers(typeof(RequirementMutations));
}
