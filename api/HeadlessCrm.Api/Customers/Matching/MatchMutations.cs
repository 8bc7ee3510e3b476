using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>What people decide on what matching found.</summary>
[ResolversOf("Mutation")]
internal static class MatchMutations
{
    public static async Task<MatchConfirmPayload> MatchConfirm(
        MatchConfirmInput input, ResolveMatch useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (!input.DecisionId.IsOf(EntityKind.MatchDecision, "decisionId", out var mixedUp))
        {
            return new MatchConfirmPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ConfirmAsync(
            new ConfirmMatchCommand { DecisionId = input.DecisionId.Value, Keep = input.Keep, IdempotencyKey = input.IdempotencyKey },
            cancellationToken);
        return new MatchConfirmPayload(outcome.Decision, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<MatchRunPayload> MatchRun(
        MatchRunInput input, MatchRuns runs, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.Mode == MatchMode.Off)
        {
            var senseless = InvalidValue.At("A run that is OFF does nothing; say LINK or REVIEW.", "mode");
            return new MatchRunPayload(null, ErrorMessages.For(context, [senseless]));
        }

        var (run, refusal) = await runs.StartAsync(
            new RunMatchingCommand(input.Mode, !input.KeepModel, input.DryRun), cancellationToken);
        return new MatchRunPayload(run, refusal is null ? [] : ErrorMessages.For(context, [refusal]));
    }

    public static async Task<MatchRejectPayload> MatchReject(
        MatchRejectInput input, ResolveMatch useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (!input.DecisionId.IsOf(EntityKind.MatchDecision, "decisionId", out var mixedUp))
        {
            return new MatchRejectPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.RejectAsync(
            new RejectMatchCommand { DecisionId = input.DecisionId.Value, Reason = input.Reason, IdempotencyKey = input.IdempotencyKey },
            cancellationToken);
        return new MatchRejectPayload(outcome.Decision, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>matchConfirm</c>.</summary>
internal sealed record MatchConfirmPayload(KeptMatchDecision? Decision, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>matchReject</c>.</summary>
internal sealed record MatchRejectPayload(KeptMatchDecision? Decision, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>matchRun</c>.</summary>
internal sealed record MatchRunPayload(MatchRun? Run, IReadOnlyList<DomainError> Errors);

/// <summary>The input of <c>matchRun</c>.</summary>
internal sealed record MatchRunInput(MatchMode Mode, bool KeepModel, bool DryRun);

/// <summary>The input of <c>matchConfirm</c>.</summary>
internal sealed record MatchConfirmInput(GlobalId DecisionId, MatchSide Keep, string? IdempotencyKey);

/// <summary>The input of <c>matchReject</c>.</summary>
internal sealed record MatchRejectInput(GlobalId DecisionId, string? Reason, string? IdempotencyKey);
