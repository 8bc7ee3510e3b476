using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Intentions;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Intentions;

/// <summary>How strong customers' intention to buy is.</summary>
[ResolversOf("Customer")]
internal static class CustomerIntentionFields
{
    public static async Task<BatchResult<PurchaseIntention>> PurchaseIntention(
        IReadOnlyList<Customer> customers,
        DateTimeOffset? asOf,
        AssessPurchaseIntention assess,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        new(await assess.ExecuteAsync(customers, asOf ?? clock.GetUtcNow(), cancellationToken));
}

/// <summary>Binds <c>intentions.graphql</c>.</summary>
internal static class IntentionSchema
{
    public static ExecutableSchemaBuilder AddIntentions(this ExecutableSchemaBuilder builder) => builder
        .AddType<PurchaseIntention>()
        .AddType<IntentionCurve>()
        .AddType<IntentionEvidence>()
        .AddEnum<IntentionInput>()
        .AddEnum<IntentionGap>()
        .AddResolvers(typeof(CustomerIntentionFields));
}
