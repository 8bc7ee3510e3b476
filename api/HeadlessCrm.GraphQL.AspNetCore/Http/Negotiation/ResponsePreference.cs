namespace HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;

/// <summary>What an <c>Accept</c> header says about each kind of response.</summary>
internal sealed class ResponsePreference
{
    /// <summary>For a single response.</summary>
    public required JsonFormat Json { get; init; }

    /// <summary>The media types of streams that the client names, the most welcome first.</summary>
    public required IReadOnlyList<string> Streams { get; init; }

    /// <summary>Whether the client names <c>application/jsonl</c>, which is how batches are answered best.</summary>
    public required bool JsonLines { get; init; }

    /// <summary>
    /// Whether a page is at least as welcome as data, which is so for a browser that opens the address.
    /// </summary>
    public required bool Html { get; init; }

    /// <summary>Whether there is any way to answer.</summary>
    public bool IsAcceptable => TakesOne || JsonLines;

    /// <summary>Whether there is a way to answer a single request; lines are for batches.</summary>
    public bool TakesOne => Json != JsonFormat.None || Streams.Count > 0;

    /// <summary>Whether an operation may be answered in several parts; every stream carries them.</summary>
    public bool TakesIncremental => Streams.Count > 0;

    /// <summary>Whether a subscription may be answered.</summary>
    public required bool TakesSubscriptions { get; init; }
}
