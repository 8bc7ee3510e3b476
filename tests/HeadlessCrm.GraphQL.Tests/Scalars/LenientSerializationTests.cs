using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Tests.Conformance;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Scalars;

public sealed class LenientSerializationTests
{
    private static readonly EnumType Color =
        (EnumType)SchemaBuilder.Build(new Source("type Query { c: Color } enum Color { RED GREEN }")).GetType("Color")!;

    [Fact]
    public void Converts_the_values_of_the_pack_as_the_reference_does()
    {
        var cases = ConformancePack.Read("nulls")
            .Where(@case => @case.GetProperty("id").GetString()!.StartsWith("nulls/leaf/", StringComparison.Ordinal)
                && @case.GetProperty("faults").GetArrayLength() == 1)
            .ToList();
        var schema = SchemaBuilder.Build(new Source(ConformancePack.ReadSchemas()["result-coercion"]));
        ConformancePack.Run("leaf values", cases, @case => Check(schema, @case));
    }

    // Expected values: node -e 'Number("…")' and the reference's coerceOutputValue.
    [Theory]
    [InlineData("0x1F", "31")]
    [InlineData(" 12\n", "12")]
    [InlineData("1e3", "1000")]
    [InlineData(" ", "0")]
    [InlineData("0b101", "5")]
    [InlineData("5.", "5")]
    public void Int_reads_text_as_JavaScript_does(string text, string expected) =>
        Assert.Equal(expected, Write(BuiltInScalars.Int, text));

    [Theory]
    [InlineData("")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("0x")]
    [InlineData("0b2")]
    [InlineData("Infinity")]
    [InlineData("1.5")]
    [InlineData("(1)")]
    public void Int_refuses_text_that_is_no_integer(string text) => Assert.Equal(
        $"Int cannot represent non-integer value: \"{text}\"",
        Assert.Throws<ScalarException>(() => Write(BuiltInScalars.Int, text)).Message);

    [Fact]
    public void Clr_numbers_of_every_kind_are_numbers()
    {
        object[] sevens = [(sbyte)7, (byte)7, (short)7, (ushort)7, 7, 7u, 7L, 7ul, 7f, 7d, 7m];
        Assert.All(sevens, seven =>
        {
            Assert.Equal("7", Write(BuiltInScalars.Int, seven));
            Assert.Equal("7", Write(BuiltInScalars.Float, seven));
            Assert.Equal("\"7\"", Write(BuiltInScalars.String, seven));
            Assert.Equal("\"7\"", Write(BuiltInScalars.Id, seven));
            Assert.Equal("true", Write(BuiltInScalars.Boolean, seven));
        });
    }

    [Fact]
    public void A_float_keeps_its_own_digits() => Assert.Equal("0.1", Write(BuiltInScalars.Float, 0.1f));

    [Fact]
    public void Guids_and_addresses_are_text()
    {
        var id = Guid.Parse("0193b2f4-5c1e-7c3a-9d55-0242ac120002");
        Assert.Equal($"\"{id}\"", Write(BuiltInScalars.Id, id));
        Assert.Equal("\"https://example.com/\"", Write(BuiltInScalars.String, new Uri("https://example.com/")));
    }

    [Theory]
    [InlineData("\"BLUE\"", "Enum \"Color\" cannot represent value: \"BLUE\"")]
    [InlineData("0", "Enum \"Color\" cannot represent value: 0")]
    [InlineData("{}", "Enum \"Color\" cannot represent value: {}")]
    public void An_enum_writes_its_own_names_only(string json, string message) => Assert.Equal(
        message, Assert.Throws<ScalarException>(() => Write(Color, JsonElement.Parse(json))).Message);

    // Expected texts: node -e 'String(…)'.
    [Theory]
    [InlineData(1e21, "1e+21")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(1.5e-10, "1.5e-10")]
    [InlineData(-0.0, "0")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(0.1, "0.1")]
    [InlineData(100.0, "100")]
    [InlineData(4.35, "4.35")]
    [InlineData(-1234.5678, "-1234.5678")]
    public void Numbers_become_text_as_in_JavaScript(double value, string expected) =>
        Assert.Equal($"\"{expected}\"", Write(BuiltInScalars.String, value));

    [Fact]
    public void Untyped_values_are_written_as_JSON_stringify_writes_them()
    {
        var scalar = new ScalarType("Any");
        var value = new Dictionary<string, object?>
        {
            ["a"] = new object?[] { 1, 2.5, "x\n", true, null },
            ["b"] = new List<object> { 3m },
            ["nan"] = double.NaN,
            ["json"] = JsonElement.Parse("{\"k\":[1]}"),
        };
        Assert.Equal(
            """{"a":[1,2.5,"x\n",true,null],"b":[3],"nan":null,"json":{"k":[1]}}""", Write(scalar, value));
    }

    [Fact]
    public void A_value_without_a_form_in_JSON_is_refused() => Assert.Equal(
        "Any cannot represent value: [Version]",
        Assert.Throws<ScalarException>(() => Write(new ScalarType("Any"), new Version2())).Message
            .Replace(nameof(Version2), "Version", StringComparison.Ordinal));

    private static string Write(NamedType type, object value)
    {
        using var writer = new ResponseWriter();
        LenientSerialization.WriteLeaf(type, value, writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private static string? Check(Schema schema, JsonElement @case)
    {
        var fault = @case.GetProperty("faults")[0];
        var path = fault.GetProperty("path").EnumerateArray().ToList();
        var parent = path.Count == 1
            ? schema.QueryType!
            : (FieldsType)schema.QueryType!.GetField(path[0].GetString()!)!.Type.Named;
        var type = parent.GetField(path[^1].GetString()!)!.Type.Named;
        var expected = @case.GetProperty("expected");
        try
        {
            var written = JsonElement.Parse(Write(type, fault.GetProperty("value")));
            var wanted = path.Aggregate(expected.GetProperty("data"), (at, key) => at.GetProperty(key.GetString()!));
            return JsonElement.DeepEquals(wanted, written) ? null : $"expected {wanted}, found {written}";
        }
        catch (ScalarException refusal)
        {
            var message = expected.TryGetProperty("errors", out var errors)
                ? errors[0].GetProperty("message").GetString()
                : "a value";
            return message == refusal.Message ? null : $"expected {message}, found {refusal.Message}";
        }
    }

    private sealed class Version2;
}
