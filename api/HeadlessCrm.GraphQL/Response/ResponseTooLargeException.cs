namespace HeadlessCrm.GraphQL.Response;

/// <summary>The response would exceed the configured number of bytes.</summary>
public sealed class ResponseTooLargeException(int maxBytes)
    : Exception($"The response is larger than the limit of {maxBytes} bytes. Select fewer fields or smaller pages.")
{
    /// <summary>The limit, in bytes.</summary>
    public int MaxBytes { get; } = maxBytes;
}
