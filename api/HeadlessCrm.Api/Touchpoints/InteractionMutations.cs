using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>Records meetings.</summary>
[ResolversOf("Mutation")]
internal static class InteractionMutations
{
    public static async Task<InteractionRecordPayload> InteractionRecord(
        InteractionRecordInput input,
        RecordInteraction useCase,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (input.CustomerId is { } id && !id.IsOf(EntityKind.Customer, "customerId", out var mixedUp))
        {
            return new InteractionRecordPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new InteractionRecordPayload(
            outcome.Interaction, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>interactionRecord</c>.</summary>
internal sealed record InteractionRecordPayload(
    Interaction? Interaction, IReadOnlyList<DomainError> Errors, bool Replayed);
