using System.Text.Json;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Documents;

/// <summary>
/// Reads <c>extensions.persistedQuery</c>, <c>{version: 1, sha256Hash}</c>. The extensions are known to be a JSON
/// object.
/// </summary>
internal static class PersistedQueryExtension
{
    private const int HashLength = 64;

    /// <summary>Whether the extension is there.</summary>
    /// <param name="extensions">The JSON object of the extensions.</param>
    /// <param name="hash">
    /// The hash in lower case; null when the extension is not of version 1 or has no proper hash.
    /// </param>
    public static bool TryRead(ReadOnlySpan<byte> extensions, out string? hash)
    {
        hash = null;
        var isPresent = false;
        var reader = new Utf8JsonReader(extensions, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals("persistedQuery"u8);
            reader.Read();
            if (isIt && reader.TokenType != JsonTokenType.Null)
            {
                isPresent = true;
                hash = ReadHash(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return isPresent;
    }

    private static string? ReadHash(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? hash = null;
        var isVersion1 = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("version"u8);
            var isHash = reader.ValueTextEquals("sha256Hash"u8);
            reader.Read();
            if (isVersion)
            {
                isVersion1 = reader.TokenType == JsonTokenType.Number
                    && reader.TryGetInt32(out var version) && version == 1;
            }
            else if (isHash)
            {
                var isText = reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped;
                hash = isText && reader.ValueSpan.Length == HashLength ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return isVersion1 && hash is not null && hash.All(char.IsAsciiHexDigit) ? hash.ToLowerInvariant() : null;
    }
}
