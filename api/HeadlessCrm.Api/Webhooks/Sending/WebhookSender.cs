using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Webhooks;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>
/// Posts deliveries. It follows no redirect, sends no cookie, uses no proxy, connects only to addresses it has checked
/// itself, and reads nothing of an answer but its head.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MaxHeaderKilobytes = 32;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly HttpClient client;
    private readonly TargetNetworks networks;
    private readonly WebhookOptions options;
    private readonly TimeProvider clock;

    public WebhookSender(TargetNetworks networks, IOptions<WebhookOptions> options, TimeProvider clock)
    {
        this.networks = networks;
        this.options = options.Value;
        this.clock = clock;
#pragma warning disable CA2000 // The client disposes its handler.
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectTimeout = this.options.Timeout,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning restore CA2000
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("HeadlessCrm-Webhooks", "1"));
    }

    /// <summary>Tries once.</summary>
    public async Task<SendResult> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var sentAt = clock.GetUtcNow();
        var started = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        (int? Status, string? Fault, TimeSpan? RetryAfter) answer;
        try
        {
            using var request = CreateRequest(webhook, delivery, sentAt);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            answer = Judge(response);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            answer = (null, $"There was no answer within {options.Timeout.TotalSeconds:0.##} s.", null);
        }
        catch (HttpRequestException fault)
        {
            answer = (null, Describe(fault), null);
        }

        var attempt = new WebhookAttempt(
            delivery.Id, delivery.Attempts + 1, sentAt, Stopwatch.GetElapsedTime(started), answer.Status, answer.Fault);
        return new SendResult(attempt, answer.RetryAfter);
    }

    public void Dispose() => client.Dispose();

    private HttpRequestMessage CreateRequest(Webhook webhook, WebhookDelivery delivery, DateTimeOffset sentAt)
    {
        var id = GlobalId.OfFeedEvent(delivery.EventId).ToString();
        var timestamp = sentAt.ToUnixTimeSeconds();
        _ = SignatureKey.TryRead(webhook.Secret, out var key);
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new ReadOnlyMemoryContent(delivery.Payload),
            Headers =
            {
                { "webhook-id", id },
                { "webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", key!.Sign(id, timestamp, delivery.Payload.Span) },
                { "ce-specversion", "1.0" },
                { "ce-id", id },
                { "ce-source", options.Source },
                { "ce-type", CloudEventType.Of(delivery.EventType) },
                { "ce-time", delivery.OccurredAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) },
                { "ce-subject", GlobalId.OfCustomer(delivery.CustomerId).ToString() },
            },
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return request;
    }

    private (int? Status, string? Fault, TimeSpan? RetryAfter) Judge(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            >= 200 and < 300 => (status, null, null),
            >= 300 and < 400 => (status, $"The target answered {status}; redirects are not followed.", null),
            _ => (status, $"The target answered {status}.", RetryAfterOf(response)),
        };
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var wish = response.Headers.RetryAfter;
        return wish?.Delta ?? (wish?.Date is { } date ? date - clock.GetUtcNow() : null);
    }

    private static string Describe(HttpRequestException fault) => fault.InnerException switch
    {
        TargetRefusedException refused => refused.Message,
        _ => fault.Message.ReplaceLineEndings(" "),
    };

    /// <summary>
    /// Looks the name up, checks every address, and connects to one that was checked: a name that means something else a
    /// moment later leads nowhere.
    /// </summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var isPlain = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttp;
        foreach (var address in addresses)
        {
            if (!networks.MayReach(address))
            {
                throw new TargetRefusedException(TargetNetworks.Refusal(address));
            }

            if (isPlain && !networks.IsNamed(address))
            {
                throw new TargetRefusedException("Deliveries would be readable on the way; use https.");
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class TargetRefusedException(string message) : IOException(message);
}

/// <summary>What came of a try.</summary>
/// <param name="Attempt">The entry in the log.</param>
/// <param name="RetryAfter">How long the target asks to be left alone; null: it says nothing of it.</param>
internal sealed record SendResult(WebhookAttempt Attempt, TimeSpan? RetryAfter);
