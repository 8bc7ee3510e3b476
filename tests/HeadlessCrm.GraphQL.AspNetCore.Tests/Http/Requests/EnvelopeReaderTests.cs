using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Requests;

/// <summary>
/// The envelope is read from bytes; what it says must be what a JSON document model says about the same bytes.
/// </summary>
public sealed class EnvelopeReaderTests
{
    private readonly EnvelopeReader reader = new(new GraphQLHttpOptions
    {
        EnableBatching = true,
        TrustedDocuments = TrustedDocumentMode.Allow,
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Agrees_with_a_document_model_over_random_bodies(int seed)
    {
        var bodies = new RandomBodies(seed);
        var accepted = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var body = bodies.Next();
            var refusal = reader.Read(body, out var envelope);
            var expected = Expected(body);
            Assert.True(
                (refusal is null) == (expected is not null), $"{Encoding.UTF8.GetString(body)} → {refusal?.Message}");
            if (expected is not null)
            {
                accepted++;
                Assert.Equal(expected, Describe(envelope));
            }
        }

        Assert.InRange(accepted, 500, 4_500);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Bytes_of_any_kind_are_read_or_refused_but_never_a_fault(int seed)
    {
        var random = new Random(seed);
        var bodies = new RandomBodies(seed);
        for (var i = 0; i < 5_000; i++)
        {
            var body = bodies.Next();
            for (var flips = random.Next(4); flips > 0 && body.Length > 0; flips--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            var refusal = reader.Read(body, out _);
            Assert.Equal(refusal is null, Expected(body) is not null);
            reader.ReadAll(new byte[] { (byte)'[' }.Concat(body).Append((byte)']').ToArray(), []);
        }
    }

    private static string Describe(in RequestEnvelope envelope) => string.Join(
        '|',
        envelope.HasQuery ? Unescape(envelope) : "none",
        envelope.OperationName ?? "none",
        envelope.DocumentId ?? "none",
        Encoding.UTF8.GetString(envelope.Variables.Span),
        Encoding.UTF8.GetString(envelope.Extensions.Span),
        envelope.OnError);

    private static string Unescape(in RequestEnvelope envelope)
    {
        var inner = Encoding.UTF8.GetString(envelope.Query.Span);
        Assert.Equal(inner.Contains('\\'), envelope.IsQueryEscaped);
        return JsonSerializer.Deserialize<string>($"\"{inner}\"")!;
    }

    /// <summary>What the document model makes of a body; null when the body is no request.</summary>
    private static string? Expected(byte[] body)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(body);
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var query = Text(document, "query");
            var operationName = Text(document, "operationName");
            var documentId = Text(document, "documentId");
            var onError = Text(document, "onError");
            var variables = Raw(document, "variables", JsonValueKind.Object, JsonValueKind.Array);
            var extensions = Raw(document, "extensions", JsonValueKind.Object);
            OnError? mode = onError switch
            {
                null => OnError.Propagate,
                "PROPAGATE" => OnError.Propagate,
                "NULL" => OnError.Null,
                "HALT" => OnError.Halt,
                _ => null,
            };
            return mode is null
                ? null
                : string.Join(
                    '|', query ?? "none", operationName ?? "none", documentId ?? "none", variables, extensions, mode);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument document, string name) =>
        !document.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException(name);

    private static string Raw(JsonDocument document, string name, params JsonValueKind[] kinds) =>
        !document.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null
            ? string.Empty
            : kinds.Contains(value.ValueKind) ? value.GetRawText() : throw new FormatException(name);
}
