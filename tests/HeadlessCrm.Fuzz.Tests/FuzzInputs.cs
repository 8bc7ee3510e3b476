using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.Fuzz.Tests;

/// <summary>Inputs made from valid ones by damage, and some made of nothing but grammar or chance.</summary>
internal static class FuzzInputs
{
    private static readonly byte[][] Fragments =
    [
        "\"query\":"u8.ToArray(), "\"variables\":"u8.ToArray(), "{}"u8.ToArray(), "[]"u8.ToArray(), "null"u8.ToArray(), "\"\\ud800\""u8.ToArray(),
        "1e999"u8.ToArray(), "-0"u8.ToArray(), "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"00\"}}"u8.ToArray(),
        "\"onError\":\"NULL\""u8.ToArray(), "\"operationName\":\"\""u8.ToArray(), "\"documentId\":\"sha256:00\""u8.ToArray(), [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [0],
        "[[[[[[[[[[[[[[[["u8.ToArray(), "{\"a\":{\"a\":{\"a\":"u8.ToArray(),
    ];

    private static readonly string[] Members =
    [
        "", "", "", "", ",\"onError\":\"NULL\"", ",\"onError\":\"HALT\"", ",\"onError\":\"PROPAGATE\"", ",\"operationName\":\"Q\"",
        ",\"extensions\":{\"operationNames\":[\"Q\",\"I\"]}",
    ];

    /// <summary>A document: a valid one with damaged characters or tokens, or one of the whole grammar.</summary>
    public static string Document(SeededRandom random)
    {
        var text = random.Pick(FuzzSchema.Operations).Document;
        return random.Below(10) switch
        {
            0 => text,
            1 => SyntaxGenerator.Document(random),
            2 => TextMutation.RepeatBlock(random, text),
            < 6 => TextMutation.MutateCharacters(random, text),
            _ => TextMutation.MutateTokens(random, text, 4),
        };
    }

    /// <summary>
    /// The envelope of a request with a damaged document, mostly with variables of another operation; now and then several in
    /// an array.
    /// </summary>
    public static byte[] DocumentEnvelope(SeededRandom random) => Encoding.UTF8.GetBytes(random.Chance(4)
        ? $"[{string.Join(',', Enumerable.Range(0, random.Between(1, 4)).Select(_ => Envelope(random)))}]"
        : Envelope(random));

    private static string Envelope(SeededRandom random)
    {
        var variables = random.Pick(FuzzSchema.Operations).Variables;
        var more = random.Pick(Members);
        return $$"""{"query":{{JsonSerializer.Serialize(Document(random))}},"variables":{{variables}}{{more}}}""";
    }

    /// <summary>An envelope that is itself damaged: bytes cut, changed, doubled, or pieces of JSON put in.</summary>
    public static byte[] BrokenEnvelope(SeededRandom random)
    {
        var (document, variables) = random.Pick(FuzzSchema.Operations);
        var bytes = new List<byte>(Encoding.UTF8.GetBytes($$"""{"query":{{JsonSerializer.Serialize(document)}},"variables":{{variables}},"operationName":null}"""));
        for (var i = random.Between(1, 4); i > 0; i--)
        {
            Damage(random, bytes);
        }

        return [.. bytes];
    }

    private static void Damage(SeededRandom random, List<byte> bytes)
    {
        var at = random.Below(bytes.Count + 1);
        var length = Math.Min(random.Between(1, 12), bytes.Count - at);
        switch (random.Below(6))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Below(256);
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, random.Pick(Fragments));
                break;
        }
    }
}
