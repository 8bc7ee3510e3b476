namespace HeadlessCrm.GraphQL.AspNetCore.Ide;

/// <summary>A response body of the IDE with the headers that belong to it.</summary>
/// <param name="Body">The bytes to send, already in <paramref name="ContentEncoding"/>.</param>
/// <param name="ContentType">The media type with its charset where it has one.</param>
/// <param name="ETag">A strong entity tag with its quotes; it differs between encodings.</param>
/// <param name="ContentEncoding"><c>br</c>, <c>gzip</c>, or null for identity.</param>
/// <param name="CacheControl">How long clients may keep it.</param>
internal sealed record IdeAsset(
    ReadOnlyMemory<byte> Body,
    string ContentType,
    string ETag,
    string? ContentEncoding,
    string CacheControl)
{
    /// <summary>For files that carry a hash of their content in their name.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>For the page itself: it names the files, so it is asked for anew each time.</summary>
    public const string Revalidate = "no-cache";
}
