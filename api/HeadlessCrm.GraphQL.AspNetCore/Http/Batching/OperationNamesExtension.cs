using System.Text.Json;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Batching;

/// <summary>
/// Reads <c>extensions.operationNames</c>: the operations of one document to execute one after another. The
/// specification leaves the extensions to implementers, and only them.
/// </summary>
internal static class OperationNamesExtension
{
    /// <summary>Whether the extension is there.</summary>
    /// <param name="extensions">The JSON object of the extensions; empty for none.</param>
    /// <param name="names">The names in order; null when it is no array of strings.</param>
    public static bool TryRead(ReadOnlySpan<byte> extensions, out List<string>? names)
    {
        names = null;
        if (extensions.IsEmpty)
        {
            return false;
        }

        var isPresent = false;
        var reader = new Utf8JsonReader(extensions, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals("operationNames"u8);
            reader.Read();
            if (isIt && reader.TokenType != JsonTokenType.Null)
            {
                isPresent = true;
                names = ReadNames(ref reader);
            }

            reader.Skip();
        }

        return isPresent;
    }

    private static List<string>? ReadNames(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var names = new List<string>();
        var isProper = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                names.Add(reader.GetString()!);
            }
            else
            {
                isProper = false;
                reader.Skip();
            }
        }

        return isProper ? names : null;
    }
}
