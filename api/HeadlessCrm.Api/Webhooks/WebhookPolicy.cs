using System.Net;
using HeadlessCrm.Api.Webhooks.Sending;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Api.Webhooks;

/// <summary>What this installation sends to, and what its contract can answer.</summary>
internal sealed class WebhookPolicy(TargetNetworks networks, WebhookEvents events) : IWebhookPolicy
{
    /// <inheritdoc/>
    public DomainError? CheckTarget(Uri url)
    {
        // A name is looked up when it is sent to: what it stands for then is what counts.
        var isAddress = IPAddress.TryParse(url.IdnHost, out var address);
        if (!isAddress && IsLocalName(url.IdnHost))
        {
            address = IPAddress.Loopback;
            isAddress = true;
        }

        if (isAddress && !networks.MayReach(address!))
        {
            return new WebhookTargetRefused(url.ToString(), TargetNetworks.Refusal(address!));
        }

        return url.Scheme == Uri.UriSchemeHttp && (!isAddress || !networks.IsNamed(address!))
            ? new WebhookTargetRefused(url.ToString(), "deliveries would be readable on the way; use https.")
            : null;
    }

    /// <inheritdoc/>
    public async Task<DomainError?> CheckDocumentAsync(
        string document, string? operationName, string? variables, CancellationToken cancellationToken) =>
        await events.CheckAsync(document, operationName, variables, cancellationToken) is { } fault
            ? new WebhookDocumentInvalid(fault)
            : null;

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
