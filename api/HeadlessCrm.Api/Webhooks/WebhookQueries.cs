using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Webhooks;

/// <summary>Questions about webhooks.</summary>
[ResolversOf("Query")]
internal static class WebhookQueries
{
    public static Task<IReadOnlyList<Webhook>> Webhooks(IWebhookStore store, CancellationToken cancellationToken) =>
        store.ListAsync(cancellationToken);

    public static async Task<Webhook?> Webhook(GlobalId id, IWebhookStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Webhook, "id")], cancellationToken))[0];
}
