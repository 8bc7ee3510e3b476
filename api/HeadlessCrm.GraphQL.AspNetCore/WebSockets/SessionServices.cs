using HeadlessCrm.GraphQL.AspNetCore.Budgets;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>What all sessions share.</summary>
internal sealed partial class SessionServices(
    CostGate gate,
    DocumentResolution documents,
    EnvelopeReader envelopes,
    GraphQLHttpOptions http,
    IOptions<GraphQLWebSocketOptions> options,
    OpenConnections connections,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<SessionServices> logger)
{
    public GraphQLWebSocketOptions Options { get; } = options.Value;

    public OpenConnections Connections => connections;

    public TimeProvider Time => time;

    public IServiceScopeFactory Scopes => scopes;

    /// <summary>Opens services for an event of many subscribers.</summary>
    public Func<IServiceProvider> OpenShared { get; } = () => new OperationServices(scopes, null);

    public EnvelopeReader Envelopes => envelopes;

    public DocumentResolution Documents => documents;

    /// <summary>How deep a message may nest: its payload is one level below.</summary>
    public int MaxMessageDepth => http.MaxRequestDepth + 1;

    /// <summary>Executes a request whose document is known.</summary>
    public ValueTask<ExecutionResult> ExecuteAsync(in RequestEnvelope envelope, ExecutionScope scope)
    {
        var request = new GraphQLRequest
        {
            Query = envelope.Query,
            IsQueryEscaped = envelope.IsQueryEscaped,
            OperationName = envelope.OperationName,
            Variables = envelope.Variables,
        };
        return gate.ExecuteAsync((HttpContext)scope.Services.GetService(typeof(HttpContext))!, request, scope);
    }

    /// <summary>Logs a fault; answers the id under which it is found.</summary>
    public string LogFault(Exception fault)
    {
        var id = Guid.CreateVersion7().ToString("N");
        LogFault(id, fault);
        return id;
    }

    [LoggerMessage(
        11,
        LogLevel.Warning,
        "{Count} operations did not end {Timeout} after their connection: their sources do not heed cancellation")]
    public partial void LogLingering(int count, TimeSpan timeout);

    [LoggerMessage(10, LogLevel.Error, "Fault {Id} while serving GraphQL over a WebSocket")]
    private partial void LogFault(string id, Exception fault);
}
