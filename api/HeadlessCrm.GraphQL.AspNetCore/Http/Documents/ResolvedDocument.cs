using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Documents;

/// <summary>The document of a request, wherever it came from, or why there is none.</summary>
internal readonly record struct ResolvedDocument
{
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Whether <see cref="Text"/> still has JSON escapes.</summary>
    public bool IsEscaped { get; init; }

    /// <summary>The hash under which the document is to be stored once it turns out to be valid; else null.</summary>
    public string? StoreAs { get; init; }

    public Refusal? Refusal { get; init; }
}
