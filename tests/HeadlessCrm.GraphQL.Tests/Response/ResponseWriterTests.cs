using System.Globalization;
using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Tests.Response;

/// <summary>The writer against System.Text.Json, which reads back what it writes.</summary>
public sealed class ResponseWriterTests
{
    [Fact]
    public void Every_character_reads_back_as_it_was()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var character = (char)code;
            var expected = char.IsSurrogate(character) ? "\uFFFD" : character.ToString();
            Assert.Equal($"a{expected}b", ReadBack(writer => writer.WriteString($"a{character}b")).GetString());
        }
    }

    [Fact]
    public void Strings_of_every_mixture_read_back_as_they_were()
    {
        var random = new Random(20260903);
        string[] parts = ["plain", "\"", "\\", "\n", "\u0000", "\u001f", "\u007f", "é", "€", "😀", "\u2028", "</script>", ""];
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => parts[random.Next(parts.Length)]));
            Assert.Equal(text, ReadBack(writer => writer.WriteString(text)).GetString());
        }
    }

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("\ude00\ud83d")]
    [InlineData("a\ud83d\"b")]
    [InlineData("\ud83d\n\ude00")]
    public void An_unpaired_surrogate_becomes_the_replacement_character(string text)
    {
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        Assert.Equal(expected, ReadBack(writer => writer.WriteString(text)).GetString());
    }

    [Fact]
    public void Integers_and_doubles_read_back_bit_by_bit()
    {
        var random = new Random(754);
        for (var i = 0; i < 5000; i++)
        {
            var bits = random.NextInt64(long.MinValue, long.MaxValue);
            Assert.Equal(bits, ReadBack(writer => writer.WriteInt64(bits)).GetInt64());
            if (BitConverter.Int64BitsToDouble(bits) is var number && double.IsFinite(number))
            {
                Assert.Equal(bits, BitConverter.DoubleToInt64Bits(ReadBack(writer => writer.WriteDouble(number)).GetDouble()));
            }
        }

        Assert.Equal(long.MinValue, ReadBack(writer => writer.WriteInt64(long.MinValue)).GetInt64());
        Assert.Equal(double.MaxValue, ReadBack(writer => writer.WriteDouble(double.MaxValue)).GetDouble());
        Assert.Equal(double.Epsilon, ReadBack(writer => writer.WriteDouble(double.Epsilon)).GetDouble());
    }

    [Fact]
    public void Formatted_values_stand_between_quotes()
    {
        var id = Guid.Parse("0193b2f4-5c1e-7c3a-9d55-0242ac120002");
        Assert.Equal(id, ReadBack(writer => writer.WriteFormatted(id, "D", 36)).GetGuid());
        Assert.Equal(
            decimal.MinValue.ToString(CultureInfo.InvariantCulture),
            ReadBack(writer => writer.WriteFormatted(decimal.MinValue, default, 31)).GetString());
    }

    [Fact]
    public void A_formatted_value_longer_than_promised_is_a_fault_and_not_an_empty_string()
    {
        using var writer = new ResponseWriter(initialBytes: 16);
        Assert.Throws<ArgumentException>(() => writer.WriteFormatted(new TooLong(), default, 3));
    }

    [Fact]
    public void Words_keys_and_raw_bytes_make_a_document()
    {
        var document = ReadBack(writer =>
        {
            writer.WriteByte((byte)'{');
            writer.WriteRaw(ResponseWriter.EncodeKey("k\"1").AsSpan(1));
            writer.WriteNull();
            writer.WriteRaw(ResponseWriter.EncodeKey("k2"));
            writer.WriteBoolean(true);
            writer.WriteRaw(ResponseWriter.EncodeKey("k3"));
            writer.WriteBoolean(false);
            writer.WriteRaw(ResponseWriter.EncodeKey("k4"));
            writer.WriteAsciiString("plain"u8);
            writer.WriteByte((byte)'}');
        });
        Assert.Equal("""{"k\u00221":null,"k2":true,"k3":false,"k4":"plain"}""", JsonSerializer.Serialize(document));
    }

    [Fact]
    public void Truncation_takes_back_what_was_written_after_a_position()
    {
        using var writer = new ResponseWriter(initialBytes: 16);
        writer.WriteRaw("[1,"u8);
        var position = writer.Position;
        for (var i = 0; i < 1000; i++)
        {
            writer.WriteString("a value that makes the buffer grow");
        }

        writer.Truncate(position);
        writer.WriteNull();
        writer.WriteByte((byte)']');
        Assert.Equal("[1,null]", Encoding.UTF8.GetString(writer.Written.Span));
        writer.Reset();
        Assert.Equal(0, writer.Position);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(4096)]
    public void The_buffer_grows_without_losing_a_byte(int initialBytes)
    {
        using var writer = new ResponseWriter(initialBytes: initialBytes);
        var expected = new StringBuilder();
        for (var i = 0; i < 3000; i++)
        {
            switch (i % 5)
            {
                case 0: writer.WriteRaw("raw "u8); expected.Append("raw "); break;
                case 1: writer.WriteByte((byte)'b'); expected.Append('b'); break;
                case 2: writer.WriteInt64(i); expected.Append(i); break;
                case 3: writer.WriteString("é\t"); expected.Append("\"é\\t\""); break;
                default: writer.WriteDouble(i + 0.5); expected.Append(CultureInfo.InvariantCulture, $"{i + 0.5}"); break;
            }
        }

        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void One_string_larger_than_the_buffer_fits_after_growth()
    {
        var text = new string('€', 100_000) + "\"" + new string('x', 100_000);
        Assert.Equal(text, ReadBack(writer => writer.WriteString(text)).GetString());
    }

    [Fact]
    public void A_response_beyond_the_limit_is_refused()
    {
        using var writer = new ResponseWriter(maxBytes: 10_000, initialBytes: 16);
        var refusal = Assert.Throws<ResponseTooLargeException>(() =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                writer.WriteString("0123456789");
            }
        });
        Assert.Equal(10_000, refusal.MaxBytes);
        Assert.Contains("10000 bytes", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(writer.Position, 10_000, 40_000);
    }

    [Fact]
    public void The_limit_is_exact_when_the_response_is_complete()
    {
        using var writer = new ResponseWriter(maxBytes: 12, initialBytes: 4096);
        writer.WriteString("0123456789");
        writer.EnsureWithinLimit();
        writer.WriteByte((byte)' ');
        Assert.Throws<ResponseTooLargeException>(writer.EnsureWithinLimit);
        writer.Truncate(12);
        writer.EnsureWithinLimit();
    }

    [Fact]
    public void A_string_within_the_limit_is_not_refused_for_what_it_might_have_been()
    {
        using var writer = new ResponseWriter(maxBytes: 1_000_002, initialBytes: 16);
        writer.WriteString(new string('a', 1_000_000));
        writer.EnsureWithinLimit();
        Assert.Equal(1_000_002, writer.Position);
    }

    [Fact]
    public void Disposing_twice_gives_the_buffer_back_once()
    {
        var writer = new ResponseWriter();
        writer.WriteNull();
        writer.Dispose();
        writer.Dispose();
        Assert.Equal(0, writer.Position);
    }

    private static JsonElement ReadBack(Action<ResponseWriter> write)
    {
        using var writer = new ResponseWriter(initialBytes: 16);
        write(writer);
        return JsonElement.Parse(writer.Written.Span);
    }

    private sealed class TooLong : IUtf8SpanFormattable
    {
        public bool TryFormat(
            Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        {
            bytesWritten = 0;
            return false;
        }
    }
}
