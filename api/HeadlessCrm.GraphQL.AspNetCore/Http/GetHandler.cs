using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>Answers a GET, whose parameters are in the query string. Only queries are executed.</summary>
internal sealed class GetHandler(
    GraphQLHttpOptions options, EnvelopeReader envelopes, RequestExecution execution, ResponseSender sender)
{
    private static readonly string[] Parameters =
        ["query", "operationName", "variables", "extensions", "documentId", "onError"];

    public async Task HandleAsync(HttpContext context, ResponsePreference preference)
    {
        if (!preference.TakesOne)
        {
            await sender.RefuseAsync(context, preference, Refusal.OnlyLines);
            return;
        }

        if (Read(context.Request.Query, out var envelope) is { } refusal)
        {
            await sender.RefuseAsync(context, preference, refusal);
            return;
        }

        var (result, problem) = await execution.ResolveAndExecuteAsync(context, envelope, preference, queriesOnly: true);
        await (result is null
            ? sender.RefuseAsync(context, preference, problem!)
            : sender.SendAsync(context, preference, result));
    }

    private Refusal? Read(IQueryCollection query, out RequestEnvelope envelope)
    {
        envelope = default;
        foreach (var name in Parameters)
        {
            if (query[name].Count > 1)
            {
                return Refusal.NotARequest(
                    $"The parameter {name} is given {query[name].Count} times. Give it once.", options.Profile);
            }
        }

        // The parameters become the members of a request, so that GET and POST obey the same rules. An empty one is
        // none.
        var json = new MemoryStream();
        var members = default(RequestMembers);
        members.Query = Append(json, query["query"], JsonTokenType.String, isEmptyNothing: false);
        members.OperationName = Append(json, query["operationName"], JsonTokenType.String);
        members.DocumentId = Append(json, query["documentId"], JsonTokenType.String);
        members.OnError = Append(json, query["onError"], JsonTokenType.String);
        var refusal = ReadJson(json, query["variables"], "variables", out members.Variables)
            ?? ReadJson(json, query["extensions"], "extensions", out members.Extensions)
            ?? envelopes.Bind(json.ToArray(), members, out envelope);
        if (refusal is null && envelope.HasVariableBatch)
        {
            return Refusal.NotARequest("A batch cannot be sent with GET. Use POST.", options.Profile);
        }

        return refusal;
    }

    private static RequestMember Append(
        MemoryStream json, string? value, JsonTokenType type, bool isEmptyNothing = true)
    {
        if (value is null || (isEmptyNothing && value.Length == 0))
        {
            return default;
        }

        var start = (int)json.Length;
        json.Write(Encoding.UTF8.GetBytes(value));
        return new RequestMember(type, start, (int)json.Length - start, false);
    }

    private Refusal? ReadJson(MemoryStream json, string? value, string name, out RequestMember member)
    {
        var text = Append(json, value, JsonTokenType.None);
        member = default;
        if (text.Length == 0)
        {
            return null;
        }

        var refusal = envelopes.CheckMember(text.In(json.GetBuffer()).Span, name, out var found);
        member = new RequestMember(found.Type, text.Start + found.Start, found.Length, false);
        return refusal;
    }
}
