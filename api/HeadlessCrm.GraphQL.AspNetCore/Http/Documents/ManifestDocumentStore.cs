using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Documents;

/// <summary>
/// The trusted list from a manifest: a JSON object from document id to document text. Ids that start with
/// <c>sha256:</c> are checked against their text, so a manifest cannot give a document a name that is not its own.
/// </summary>
public sealed class ManifestDocumentStore : IDocumentStore
{
    private const string HashPrefix = "sha256:";

    private readonly FrozenDictionary<string, ReadOnlyMemory<byte>?> documents;

    private ManifestDocumentStore(FrozenDictionary<string, ReadOnlyMemory<byte>?> documents) =>
        this.documents = documents;

    /// <summary>How many documents are trusted.</summary>
    public int Count => documents.Count;

    /// <summary>Reads a manifest file.</summary>
    /// <exception cref="InvalidOperationException">
    /// The file is missing or is no such manifest; the message says where.
    /// </exception>
    public static ManifestDocumentStore Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException(
                $"The manifest of trusted documents, {path}, is not there. Write it, or set TrustedDocuments to Off.");
        }

        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">The manifest, in UTF-8.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidOperationException">It is no such manifest; the message says where.</exception>
    public static ManifestDocumentStore Parse(ReadOnlyMemory<byte> json, string name = "manifest")
    {
        try
        {
            using var manifest = JsonDocument.Parse(json);
            if (manifest.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidOperationException(
                    $"{name}: a JSON object from document id to document text is expected.");
            }

            var found = new Dictionary<string, ReadOnlyMemory<byte>?>(StringComparer.Ordinal);
            foreach (var entry in manifest.RootElement.EnumerateObject())
            {
                found[entry.Name] = ReadDocument(entry, name);
            }

            return new ManifestDocumentStore(found.ToFrozenDictionary(StringComparer.Ordinal));
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{name} is not valid JSON: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(string id, CancellationToken cancellationToken) =>
        new(documents.GetValueOrDefault(id));

    private static ReadOnlyMemory<byte>? ReadDocument(JsonProperty entry, string name)
    {
        if (entry.Value.ValueKind != JsonValueKind.String)
        {
            throw new InvalidOperationException($"{name}: the document of \"{entry.Name}\" is not a string.");
        }

        var text = Encoding.UTF8.GetBytes(entry.Value.GetString()!);
        if (entry.Name.StartsWith(HashPrefix, StringComparison.Ordinal)
            && Convert.ToHexStringLower(SHA256.HashData(text)) is var hash && entry.Name[HashPrefix.Length..] != hash)
        {
            throw new InvalidOperationException(
                $"{name}: the text of \"{entry.Name}\" has another hash, {HashPrefix}{hash}. Write the manifest anew.");
        }

        return text;
    }
}
