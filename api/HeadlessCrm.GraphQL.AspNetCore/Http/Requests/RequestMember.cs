using System.Text.Json;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>
/// Where the value of a member stands in the body. A member that comes twice is overwritten: the last one counts.
/// </summary>
internal readonly struct RequestMember(JsonTokenType type, int start, int length, bool isEscaped)
{
    /// <summary>The value's first token; <see cref="JsonTokenType.None"/> when the member is absent.</summary>
    public JsonTokenType Type { get; } = type;

    /// <summary>The first byte, within the quotes for a string.</summary>
    public int Start { get; } = start;

    /// <summary>The number of bytes.</summary>
    public int Length { get; } = length;

    /// <summary>Whether the value is a string with JSON escapes.</summary>
    public bool IsEscaped { get; } = isEscaped;

    /// <summary>Whether the member is absent or null, which mean the same.</summary>
    public bool IsNothing => Type is JsonTokenType.None or JsonTokenType.Null;

    public ReadOnlyMemory<byte> In(ReadOnlyMemory<byte> json) => json.Slice(Start, Length);

    /// <summary>Reads the value that the reader is about to enter.</summary>
    public static RequestMember Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        var type = reader.TokenType;
        var start = (int)reader.TokenStartIndex;
        if (type == JsonTokenType.String)
        {
            return new RequestMember(type, start + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);
        }

        reader.Skip();
        return new RequestMember(type, start, (int)reader.BytesConsumed - start, false);
    }
}
