using System.Text;
using System.Text.Json.Nodes;
using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Webhooks;

/// <summary>
/// Opens the subscriptions of webhooks. They are executed as any other is, so a webhook is posted what a subscriber would
/// have been sent.
/// </summary>
internal sealed class WebhookEvents(GraphQLExecutor executor, IServiceScopeFactory scopes, FeedCursors cursors)
{
    /// <summary>Why a document cannot be delivered, in one line; null: it can.</summary>
    public async Task<string?> CheckAsync(
        string document, string? operationName, string? variables, CancellationToken cancellationToken)
    {
        await using var result = await executor.ExecuteAsync(
            RequestOf(document, operationName, variables), ScopeOf(new FeedProgress(), null, cancellationToken));
        return result switch
        {
            { IsStream: true } => null,
            { IsRequestError: true } or { Outcome: not RequestOutcome.Ok } => FirstMessage(result.Body),
            _ => "It is no subscription.",
        };
    }

    /// <summary>Opens a webhook's subscription where it stands.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="progress">Is told what each response is of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public ValueTask<ExecutionResult> OpenAsync(Webhook webhook, FeedProgress progress, CancellationToken cancellationToken) =>
        executor.ExecuteAsync(
            RequestOf(webhook.Document, webhook.OperationName, webhook.Variables),
            ScopeOf(progress, cursors.Seal(webhook.Position), cancellationToken));

    /// <summary>The code of the first error of a response; null when it has none.</summary>
    public static string? CodeOf(ReadOnlyMemory<byte> response) =>
        (string?)JsonNode.Parse(response.Span)?["errors"]?[0]?["extensions"]?["code"];

    private static GraphQLRequest RequestOf(string document, string? operationName, string? variables) => new()
    {
        Query = Encoding.UTF8.GetBytes(document),
        OperationName = operationName,
        Variables = variables is null ? default : Encoding.UTF8.GetBytes(variables),
    };

    private ExecutionScope ScopeOf(FeedProgress progress, string? cursor, CancellationToken cancellationToken)
    {
        var items = new Dictionary<object, object?> { [FeedProgress.Key] = progress };
        if (cursor is not null)
        {
            items[LastEventId.Key] = cursor;
        }

        return new ExecutionScope
        {
            Services = new DeliveryServices(scopes),
            OpenEventServices = () => new DeliveryServices(scopes),
            OpenSharedServices = () => new DeliveryServices(scopes),
            Items = items,
            CancellationToken = cancellationToken,
        };
    }

    private static string FirstMessage(ReadOnlyMemory<byte> response) =>
        (string?)JsonNode.Parse(response.Span)?["errors"]?[0]?["message"] ?? "It cannot be executed.";

    /// <summary>Services of one event, opened when a resolver asks for one.</summary>
    private sealed class DeliveryServices(IServiceScopeFactory scopes) : IServiceProvider, IAsyncDisposable
    {
        private readonly Lazy<AsyncServiceScope> scope = new(scopes.CreateAsyncScope);

        public object? GetService(Type serviceType) => scope.Value.ServiceProvider.GetService(serviceType);

        public ValueTask DisposeAsync() => scope.IsValueCreated ? scope.Value.DisposeAsync() : default;
    }
}
