namespace HeadlessCrm.GraphQL.Caching;

/// <summary>What a plan is cached by: the bytes of the query as they came, and the operation's name.</summary>
internal sealed record DocumentKey(byte[] Query, bool IsEscaped, string? OperationName);

/// <summary>A key that owns nothing, to look up with.</summary>
internal readonly ref struct DocumentKeySpan(ReadOnlySpan<byte> query, bool isEscaped, string? operationName)
{
    public ReadOnlySpan<byte> Query { get; } = query;

    public bool IsEscaped { get; } = isEscaped;

    public string? OperationName { get; } = operationName;
}
