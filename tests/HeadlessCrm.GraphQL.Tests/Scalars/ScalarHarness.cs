using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Scalars;

/// <summary>Takes values through a scalar by each of its roads.</summary>
internal static class ScalarHarness
{
    /// <summary>The value of a JSON text; both roads for JSON must agree on it.</summary>
    public static object Read(Scalar scalar, string json)
    {
        var parsed = scalar.ParseValue(JsonElement.Parse(json));
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        Assert.True(scalar.TryRead(ref reader, out var read));
        Assert.Equal(parsed.ToString(), read.ToString());
        return parsed;
    }

    /// <summary>The message a JSON text is refused with, by both roads.</summary>
    public static string Refusal(Scalar scalar, string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        Assert.False(scalar.TryRead(ref reader, out _));
        return Assert.Throws<ScalarException>(() => scalar.ParseValue(JsonElement.Parse(json))).Message;
    }

    /// <summary>The value of a literal.</summary>
    public static object Literal(Scalar scalar, string literal) =>
        scalar.ParseLiteral(Parser.ParseConstValue(new Source(literal)));

    /// <summary>The JSON written for a value.</summary>
    public static string Write(Scalar scalar, object value)
    {
        using var writer = new ResponseWriter();
        scalar.WriteObject(value, writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>What comes out for what went in.</summary>
    public static string RoundTrip(Scalar scalar, string json) => Write(scalar, Read(scalar, json));
}
