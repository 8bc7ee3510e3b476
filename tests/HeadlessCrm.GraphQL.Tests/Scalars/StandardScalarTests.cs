using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Scalars;

public sealed class StandardScalarTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1.0", 1)]
    [InlineData("1e2", 100)]
    [InlineData("1000", 1000)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2147483647.0", int.MaxValue)]
    public void Int_takes_every_integral_number_of_32_bits(string json, int expected) =>
        Assert.Equal(expected, ScalarHarness.Read(StandardScalars.Int, json));

    [Theory]
    [InlineData("2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("-2147483649", "Int cannot represent non 32-bit signed integer value: -2147483649")]
    [InlineData("1e39", "Int cannot represent non 32-bit signed integer value: 1e+39")]
    [InlineData("1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("1e400", "Int cannot represent non-integer value: Infinity")]
    [InlineData("\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("true", "Int cannot represent non-integer value: true")]
    [InlineData("[1]", "Int cannot represent non-integer value: [1]")]
    public void Int_refuses_everything_else(string json, string message) =>
        Assert.Equal(message, ScalarHarness.Refusal(StandardScalars.Int, json));

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("-1.5e300", -1.5e300)]
    [InlineData("5e-324", double.Epsilon)]
    public void Float_takes_every_finite_number(string json, double expected) =>
        Assert.Equal(expected, ScalarHarness.Read(StandardScalars.Float, json));

    [Fact]
    public void Float_refuses_a_number_beyond_doubles_in_both_forms()
    {
        Assert.Equal(
            "Float cannot represent non numeric value: Infinity", ScalarHarness.Refusal(StandardScalars.Float, "1e400"));
        Assert.Throws<ScalarException>(() => ScalarHarness.Literal(StandardScalars.Float, "1e400"));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Float_writes_no_number_JSON_has_no_word_for(double value, string shown)
    {
        var refusal = Assert.Throws<ScalarException>(() => ScalarHarness.Write(StandardScalars.Float, value));
        Assert.Equal($"Float cannot represent non numeric value: {shown}", refusal.Message);
    }

    [Theory]
    [InlineData("\"4\"", "4")]
    [InlineData("4", "4")]
    [InlineData("1e2", "100")]
    [InlineData("1e21", "1e+21")]
    public void Id_takes_strings_and_integers(string json, string expected) =>
        Assert.Equal(expected, ScalarHarness.Read(StandardScalars.Id, json));

    [Theory]
    [InlineData("1.5", "ID cannot represent value: 1.5")]
    [InlineData("true", "ID cannot represent value: true")]
    [InlineData("{\"a\":[1,{\"b\":{\"c\":1}}]}", "ID cannot represent value: { a: [1, [Object]] }")]
    public void Id_refuses_everything_else(string json, string message) =>
        Assert.Equal(message, ScalarHarness.Refusal(StandardScalars.Id, json));

    [Fact]
    public void Id_keeps_the_digits_of_an_integer_literal() =>
        Assert.Equal("123456789012345678901234567890", ScalarHarness.Literal(StandardScalars.Id, "123456789012345678901234567890"));

    [Fact]
    public void String_takes_an_unpaired_surrogate_that_JSON_allows()
    {
        Assert.Equal("a\ud800\n\"b", ScalarHarness.Read(StandardScalars.String, "\"a\\ud800\\n\\\"b\""));
        Assert.Equal(
            "Boolean cannot represent a non boolean value: \"\\ud800\"",
            ScalarHarness.Refusal(StandardScalars.Boolean, "\"\\ud800\""));
    }

    [Theory]
    [InlineData("Int", "\"x\"")]
    [InlineData("Float", "\"x\"")]
    [InlineData("String", "1")]
    [InlineData("Boolean", "0")]
    [InlineData("ID", "1.5")]
    public void Literals_of_another_kind_are_refused(string name, string literal) =>
        Assert.Throws<ScalarException>(() => ScalarHarness.Literal(StandardScalars.Find(name)!, literal));

    [Fact]
    public void There_are_five_and_each_is_found_by_its_name()
    {
        Assert.Equal(["String", "Int", "Float", "Boolean", "ID"], StandardScalars.All.Select(scalar => scalar.Name));
        Assert.All(StandardScalars.All, scalar => Assert.Same(scalar, StandardScalars.Find(scalar.Name)));
        Assert.Null(StandardScalars.Find("Long"));
    }
}
