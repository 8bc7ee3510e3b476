using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Demographics;

/// <summary>Records what customers tell of themselves.</summary>
[ResolversOf("Mutation")]
internal static class DemographicsMutations
{
    public static async Task<DemographicsRecordPayload> DemographicsRecord(
        DemographicsRecordInput input, RecordDemographics useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (GivenIds.MixedUp((input.CustomerId, EntityKind.Customer, "customerId")) is { } mixedUp)
        {
            return new DemographicsRecordPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new DemographicsRecordPayload(outcome.Customer, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>demographicsRecord</c>.</summary>
internal sealed record DemographicsRecordPayload(Customer? Customer, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>demographicsRecord</c>.</summary>
internal sealed record DemographicsRecordInput(
    GlobalId CustomerId,
    Sex? Sex,
    DateOnly? BirthDate,
    MaritalStatus? MaritalStatus,
    string? Occupation,
    AreaKey? Area,
    LifeStage? LifeStage,
    IReadOnlyList<string>? Forget,
    int? ExpectedVersion,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordDemographicsCommand ToCommand() => new()
    {
        CustomerId = CustomerId.Value,
        Sex = Sex,
        BirthDate = BirthDate,
        MaritalStatus = MaritalStatus,
        Occupation = Occupation,
        Area = Area,
        LifeStage = LifeStage,
        Forget = Forget,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>demographics.graphql</c>.</summary>
internal static class DemographicsSchema
{
    public static ExecutableSchemaBuilder AddDemographics(this ExecutableSchemaBuilder builder) => builder
        .AddType<DemographicsView>("Demographics")
        .AddType<LifeStageFinding>()
        .AddType<LifeStageEvidence>()
        .AddType<DemographicsRecordPayload>()
        .AddEnum<Sex>()
        .AddEnum<MaritalStatus>()
        .AddEnum<LifeStage>()
        .AddInput<DemographicsRecordInput>()
        .AddResolvers(typeof(CustomerDemographicsFields))
        .AddResolvers(typeof(DemographicsFields))
        .AddResolvers(typeof(DemographicsMutations));
}
