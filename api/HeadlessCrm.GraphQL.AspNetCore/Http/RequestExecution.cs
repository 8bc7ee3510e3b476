using HeadlessCrm.GraphQL.AspNetCore.Budgets;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>Takes a request from its envelope to the engine.</summary>
internal sealed class RequestExecution(CostGate gate, DocumentResolution documents, IServiceScopeFactory scopes)
{
    private readonly Func<IServiceProvider> openShared = () => new OperationServices(scopes, null);

    /// <summary>Whether <see cref="Execute"/> can be used: nothing has to be looked up first.</summary>
    public bool IsInline(in RequestEnvelope envelope) => documents.IsInline(envelope);

    /// <summary>Executes a request that brings its document.</summary>
    /// <param name="context">The HTTP request.</param>
    /// <param name="envelope">The request in it.</param>
    /// <param name="preference">
    /// What the client takes; null for one of a batch. It is heeded before anything is executed, so that nothing runs whose
    /// result cannot be sent.
    /// </param>
    /// <param name="queriesOnly">Whether only queries are welcome, as with GET.</param>
    public ValueTask<ExecutionResult> Execute(
        HttpContext context, in RequestEnvelope envelope, ResponsePreference? preference, bool queriesOnly = false)
    {
        var takesSubscriptions = preference?.TakesSubscriptions == true;
        if (takesSubscriptions)
        {
            LastEventId.Attach(context);
        }

        var request = new GraphQLRequest
        {
            Query = envelope.Query,
            IsQueryEscaped = envelope.IsQueryEscaped,
            OperationName = envelope.OperationName,
            Variables = envelope.Variables,
            QueriesOnly = queriesOnly,
            SubscriptionsToo = takesSubscriptions,
            WithoutSubscriptions = !takesSubscriptions,
            WithoutIncremental = preference?.TakesIncremental != true,
        };
        return gate.ExecuteAsync(context, request, HttpExecutionScope.Of(context, envelope.OnError, openShared));
    }

    /// <summary>Executes any request; gives a result or a refusal.</summary>
    public async ValueTask<(ExecutionResult? Result, Refusal? Refusal)> ResolveAndExecuteAsync(
        HttpContext context, RequestEnvelope envelope, ResponsePreference? preference, bool queriesOnly = false)
    {
        var document = await documents.ResolveAsync(envelope, context.RequestAborted);
        if (document.Refusal is not null)
        {
            return (null, document.Refusal);
        }

        var found = envelope with { Query = document.Text, IsQueryEscaped = document.IsEscaped };
        var result = await Execute(context, found, preference, queriesOnly);
        var isValid = result.Outcome is not (RequestOutcome.SyntaxError or RequestOutcome.ValidationError);
        if (isValid && document.StoreAs is not null)
        {
            documents.Store(document);
        }

        return (result, null);
    }
}
