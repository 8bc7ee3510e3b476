using System.Runtime.CompilerServices;
using System.Text;

namespace HeadlessCrm.Benchmarks.Load;

/// <summary>
/// The bytes of a workload's requests to one target. A cold workload numbers its requests in the place of a run of zeros, so
/// that no two documents are the same and all have the same length.
/// </summary>
internal sealed class RequestSource
{
    private const string Zeros = "0000000";

    private readonly ConditionalWeakTable<object, byte[]> copies = [];
    private readonly byte[] request;
    private readonly int counterAt;
    private int count;

    public RequestSource(Uri address, string path, string body, bool isNumbered)
    {
        request = Encode(address, path, body);
        counterAt = isNumbered ? request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Zeros)) : -1;
    }

    /// <summary>The next request; valid until the same sender asks again.</summary>
    public ReadOnlyMemory<byte> Next(object sender)
    {
        if (counterAt < 0)
        {
            return request;
        }

        var copy = copies.GetValue(sender, _ => [.. request]);
        var number = Interlocked.Increment(ref count);
        for (var digit = Zeros.Length - 1; digit >= 0; digit--)
        {
            copy[counterAt + digit] = (byte)('0' + (number % 10));
            number /= 10;
        }

        return copy;
    }

    /// <summary>The request with the number zero.</summary>
    public ReadOnlyMemory<byte> First => request;

    private static byte[] Encode(Uri address, string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nUser-Agent: benchmark\r\n"
        + "Accept: application/graphql-response+json, application/json\r\nContent-Type: application/json\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
