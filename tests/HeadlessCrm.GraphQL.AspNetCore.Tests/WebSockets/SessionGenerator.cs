using System.Text;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>
/// Makes what clients might send: right, nearly right, and nothing of the kind. The same seed makes the same.
/// </summary>
internal sealed class SessionGenerator(int seed)
{
    private static readonly string[] Messages =
    [
        """{"type":"connection_init"}""",
        """{"type":"connection_init","payload":{"token":"a"}}""",
        """{"type":"ping"}""",
        """{"type":"ping","payload":{"at":1}}""",
        """{"type":"pong"}""",
        """{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""",
        """{"id":"2","type":"subscribe","payload":{"query":"subscription { ticks(count: 3) }"}}""",
        """{"id":"3","type":"subscribe","payload":{"query":"subscription { published }"}}""",
        """{"id":"4","type":"subscribe","payload":{"query":"subscription { breaks(after: 1) }"}}""",
        """{"id":"5","type":"subscribe","payload":{"query":"{ hello ... @defer { letters } }"}}""",
        """{"id":"6","type":"subscribe","payload":{"query":"query($n: Int) { hello }","variables":{"n":"x"}}}""",
        """{"id":"7","type":"subscribe","payload":{"query":"{ wait }","operationName":null,"extensions":{}}}""",
        """{"id":"8","type":"subscribe","payload":{"query":"subscription { flood(size: 100) }"}}""",
        """{"id":"9","type":"subscribe","payload":{"query":"subscription { refusedAfterLooking }"}}""",
        """{"id":"3","type":"complete"}""",
        """{"id":"7","type":"complete"}""",
        """{"id":"unknown","type":"complete"}""",
        """{"id":"1","type":"next","payload":{}}""",
    ];

    private readonly Random random = new(seed);

    /// <summary>Everything that one client sends after the handshake.</summary>
    public byte[] Next()
    {
        var kind = random.Next(10);
        if (kind == 0)
        {
            return Noise(random.Next(300));
        }

        var bytes = new MemoryStream();
        if (kind > 2)
        {
            bytes.Write(Frames.OfText(Messages[0]));
        }

        for (var count = random.Next(1, 12); count > 0; count--)
        {
            bytes.Write(kind < 3 ? AnyFrame() : Message(isMutated: kind < 7));
        }

        return kind == 9 ? Mutate(bytes.ToArray()) : bytes.ToArray();
    }

    /// <summary>The sizes in which the bytes arrive.</summary>
    public int[] NextPieces() => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 200))];

    private byte[] AnyFrame() => Frames.Of((byte)random.Next(16), Noise(random.Next(200)), isLast: random.Next(4) > 0);

    private byte[] Message(bool isMutated)
    {
        var text = Encoding.UTF8.GetBytes(Messages[random.Next(Messages.Length)]);
        if (isMutated && random.Next(3) == 0)
        {
            text = Mutate(text);
        }

        if (random.Next(4) > 0)
        {
            return Frames.Of(Frames.Text, text);
        }

        // In fragments, with a control frame in between.
        var split = random.Next(text.Length + 1);
        return
        [
            .. Frames.Of(Frames.Text, text.AsSpan(..split), isLast: false),
            .. Frames.Of(Frames.Ping, "?"u8),
            .. Frames.Of(Frames.Continuation, text.AsSpan(split..)),
        ];
    }

    private byte[] Mutate(byte[] bytes)
    {
        var mutated = bytes.ToList();
        for (var count = random.Next(1, 4); count > 0 && mutated.Count > 0; count--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(4))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveAt(at);
                    break;
                case 2:
                    mutated.Insert(at, "{}[]\",:\\\0\x80"u8[random.Next(10)]);
                    break;
                default:
                    mutated.InsertRange(at, mutated.GetRange(at, random.Next(mutated.Count - at + 1)));
                    break;
            }
        }

        return [.. mutated];
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }
}
