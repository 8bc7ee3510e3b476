using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.Fuzz.Tests;

/// <summary>
/// Opens WebSocket sessions and sends frames that are mostly well-formed messages in a wrong order, with wrong members or
/// damaged bytes, sometimes frames that no client would make. The server must end or answer every session.
/// </summary>
internal sealed class WebSocketFuzz(Uri address)
{
    /// <summary>How many frames a session sends at most, the one that closes it included.</summary>
    public const int MaxInputs = 13;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Messages =
    [
        """{"type":"connection_init"}""", """{"type":"connection_init","payload":{"token":1}}""", """{"type":"ping"}""", """{"type":"pong","payload":{}}""",
        """{"id":"1","type":"complete"}""", """{"type":"subscribe"}""", """{"id":7,"type":"subscribe","payload":{}}""", """{"id":"1","type":"subscribe","payload":{"query":3}}""",
        """{"type":"next"}""", "[]", "null", "{", "", """{"type":null}""", """{"id":"","type":"subscribe","payload":{"query":"{ __typename }"}}""",
    ];

    /// <summary>Runs one session; answers how many frames it sent and what was wrong, or null.</summary>
    public async Task<(int Frames, string? Fault)> RunSessionAsync(SeededRandom random, int maxInputs)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, patience.Token);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Handshake(), patience.Token);
        var frames = 0;
        try
        {
            var drain = DrainAsync(stream, patience.Token);
            for (; frames < maxInputs - 1 && !drain.IsCompleted; frames++)
            {
                await stream.WriteAsync(frames == 0 && random.Chance(80) ? Text(random, Messages[0]) : Frame(random), patience.Token);
            }

            await stream.WriteAsync(Encode(random, 0x88, [0x03, 0xE8]), patience.Token);
            tcp.Client.Shutdown(SocketShutdown.Send);
            await drain;
            return (frames + 1, null);
        }
        catch (IOException)
        {
            // The server has closed the connection: its good right.
            return (frames + 1, null);
        }
        catch (OperationCanceledException)
        {
            return (frames + 1, "a WebSocket session did not end");
        }
    }

    private static byte[] Handshake() => Encoding.ASCII.GetBytes(
        "GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");

    private static async Task DrainAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }

    private static byte[] Frame(SeededRandom random) => random.Below(12) switch
    {
        0 => Encode(random, (byte)random.Below(256), Noise(random)),
        1 => Noise(random),
        2 => Encode(random, 0x82, Noise(random)),
        3 => Encode(random, 0x89, Noise(random)),
        4 => [.. Encode(random, 0x01, "{\"type\":"u8.ToArray()), .. Encode(random, 0x80, "\"ping\"}"u8.ToArray())],
        < 7 => Text(random, random.Pick(Messages)),
        7 => Text(random, TextMutation.MutateCharacters(random, random.Pick(Messages))),
        _ => Text(random, Subscribe(random)),
    };

    private static string Subscribe(SeededRandom random)
    {
        var (_, variables) = random.Pick(FuzzSchema.Operations);
        return $$$"""{"id":"{{{random.Below(3)}}}","type":"subscribe","payload":{"query":{{{JsonSerializer.Serialize(FuzzInputs.Document(random))}}},"variables":{{{variables}}}}}""";
    }

    private static byte[] Text(SeededRandom random, string text) => Encode(random, 0x81, Encoding.UTF8.GetBytes(text));

    private static byte[] Noise(SeededRandom random)
    {
        var noise = new byte[random.Below(40)];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)random.Below(256);
        }

        return noise;
    }

    /// <summary>A masked frame, as clients send them; now and then unmasked or with a length that is not true.</summary>
    private static byte[] Encode(SeededRandom random, byte first, byte[] payload)
    {
        var isMasked = !random.Chance(2);
        var length = random.Chance(2) ? random.Below(70_000) : payload.Length;
        var frame = new List<byte> { first };
        if (length < 126)
        {
            frame.Add((byte)(length | (isMasked ? 0x80 : 0)));
        }
        else
        {
            frame.Add((byte)((length < 65_536 ? 126 : 127) | (isMasked ? 0x80 : 0)));
            var size = new byte[length < 65_536 ? 2 : 8];
            if (size.Length == 2)
            {
                BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)length);
            }
            else
            {
                BinaryPrimitives.WriteUInt64BigEndian(size, (ulong)length);
            }

            frame.AddRange(size);
        }

        byte[] mask = [1, 2, 3, 4];
        if (isMasked)
        {
            frame.AddRange(mask);
        }

        for (var i = 0; i < payload.Length; i++)
        {
            frame.Add((byte)(payload[i] ^ (isMasked ? mask[i % 4] : 0)));
        }

        return [.. frame];
    }
}
