using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Documents;

/// <summary>
/// Finds the document of a request: in the request, in the trusted list, or among the automatic persisted queries. The
/// latter two never mix: what a client stores is not trusted.
/// </summary>
internal sealed class DocumentResolution(GraphQLHttpOptions options, IDocumentStore? trusted)
{
    private readonly PersistedQueryCache? persisted =
        options.EnablePersistedQueries && options.TrustedDocuments != TrustedDocumentMode.Require
            ? new PersistedQueryCache(options.MaxPersistedQueryBytes)
            : null;

    /// <summary>
    /// Whether the document of a request is in the request, with nothing to look up and nothing to store.
    /// </summary>
    public bool IsInline(in RequestEnvelope envelope) =>
        envelope.HasQuery
        && options.TrustedDocuments != TrustedDocumentMode.Require
        && (envelope.DocumentId is null || options.TrustedDocuments == TrustedDocumentMode.Off)
        && (envelope.Extensions.IsEmpty || persisted is null);

    public ValueTask<ResolvedDocument> ResolveAsync(in RequestEnvelope envelope, CancellationToken cancellationToken)
    {
        if (options.TrustedDocuments != TrustedDocumentMode.Off && envelope.DocumentId is { } id)
        {
            return FindTrustedAsync(id, cancellationToken);
        }

        if (options.TrustedDocuments == TrustedDocumentMode.Require)
        {
            return Refuse(
                "DOCUMENT_ID_REQUIRED",
                "Only documents of the trusted list are executed here. " +
                "Send documentId, \"sha256:\" and the hash of a listed document.");
        }

        if (!envelope.Extensions.IsEmpty && PersistedQueryExtension.TryRead(envelope.Extensions.Span, out var hash))
        {
            return ResolvePersisted(envelope, hash);
        }

        return envelope.HasQuery
            ? new ValueTask<ResolvedDocument>(Inline(envelope))
            : Refuse(
                "QUERY_MISSING", "The request has no \"query\". Send the GraphQL document as a string in that member.");
    }

    /// <summary>Keeps a document that a client wants stored, now that it is known to be valid.</summary>
    public void Store(in ResolvedDocument document) => persisted?.Add(document.StoreAs!, document.Text.ToArray());

    private static ResolvedDocument Inline(in RequestEnvelope envelope) =>
        new() { Text = envelope.Query, IsEscaped = envelope.IsQueryEscaped };

    private async ValueTask<ResolvedDocument> FindTrustedAsync(string id, CancellationToken cancellationToken)
    {
        var text = await trusted!.FindAsync(id, cancellationToken);
        return text is { } found
            ? new ResolvedDocument { Text = found }
            : await Refuse(
                "DOCUMENT_NOT_FOUND",
                $"The document \"{Shorten(id)}\" is not in the trusted list. " +
                "Add it to the manifest, or send an id that is in it.");
    }

    private ValueTask<ResolvedDocument> ResolvePersisted(in RequestEnvelope envelope, string? hash)
    {
        if (persisted is null)
        {
            // The message is the one that clients look for; they then send the document itself.
            return envelope.HasQuery
                ? new ValueTask<ResolvedDocument>(Inline(envelope))
                : Refuse("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
        }

        if (hash is null)
        {
            return Refuse(
                "PERSISTED_QUERY_INVALID",
                "extensions.persistedQuery must be {\"version\": 1, \"sha256Hash\": …} with 64 hexadecimal digits.");
        }

        if (!envelope.HasQuery)
        {
            return persisted.Find(hash) is { } stored
                ? new ValueTask<ResolvedDocument>(new ResolvedDocument { Text = stored })
                : Refuse("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
        }

        return StoreLater(envelope, hash);
    }

    private ValueTask<ResolvedDocument> StoreLater(in RequestEnvelope envelope, string hash)
    {
        if (TextOf(envelope) is { } text && Convert.ToHexStringLower(SHA256.HashData(text.Span)) == hash)
        {
            return new ValueTask<ResolvedDocument>(new ResolvedDocument { Text = text, StoreAs = hash });
        }

        return Refuse(
            "PERSISTED_QUERY_HASH_MISMATCH",
            "extensions.persistedQuery.sha256Hash is not the SHA-256 of the query. Hash the query's text in UTF-8.");
    }

    private static ReadOnlyMemory<byte>? TextOf(in RequestEnvelope envelope)
    {
        if (!envelope.IsQueryEscaped)
        {
            return envelope.Query;
        }

        var quoted = new byte[envelope.Query.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        envelope.Query.Span.CopyTo(quoted.AsSpan(1));
        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // Half of a character pair: no text has such a hash.
            return null;
        }
    }

    private static string Shorten(string id) => id.Length <= 100 ? id : id[..100] + "…";

    private ValueTask<ResolvedDocument> Refuse(string code, string message) =>
        new(new ResolvedDocument { Refusal = Refusal.NotARequest(message, options.Profile, code) });
}
