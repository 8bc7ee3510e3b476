using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.Api.Tests.Webhooks;

/// <summary>A server on loopback that deliveries are posted to; it answers as it is told, and remembers everything.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> requests = new();

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Answers a delivery; 204 unless told otherwise.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = static (context, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public IReadOnlyList<Received> Requests => [.. requests];

    /// <summary>Those that were answered with success.</summary>
    public IReadOnlyList<Received> Accepted => [.. requests.Where(request => request.IsAccepted)];

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until something is true of what came.</summary>
    public async Task UntilAsync(Func<Receiver, bool> isTrue, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isTrue(this))
        {
            Assert.False(
                patience.IsCancellationRequested,
                $"It did not come about that {what}; {Requests.Count} requests came: {string.Join("; ", Requests.Take(20))}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new Received(
            context.Request.Path,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        requests.Enqueue(request);
        await Answer(context, request);
        request.IsAccepted = context.Response.StatusCode is >= 200 and < 300;
    }
}

/// <summary>A delivery that came.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private volatile bool isAccepted;

    public bool IsAccepted
    {
        get => isAccepted;
        set => isAccepted = value;
    }

    public string EventId => Headers["webhook-id"];

    public string Customer => Headers["ce-subject"];

    public override string ToString() => $"{Path} {EventId} {Customer} {(IsAccepted ? "accepted" : "refused")}";
}
