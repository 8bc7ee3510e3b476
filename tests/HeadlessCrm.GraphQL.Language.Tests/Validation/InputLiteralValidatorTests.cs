using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

public sealed class InputLiteralValidatorTests
{
    [Theory]
    [InlineData("{ range: { from: 1 }, ranges: [{ from: 2, to: null }], color: RED, pick: { id: 3 } }")]
    [InlineData("{ ranges: { from: 2 }, and: { and: { and: null } } }")]
    [InlineData("{ range: { from: $x }, pick: { name: $y } }")]
    public void Finds_no_fault_in_values_of_the_type(string literal) => Assert.Empty(Find(literal));

    [Fact]
    public void Tells_each_fault_with_the_place_inside_the_literal() => Assert.Equal(
        [
            "at .range|Expected value of type \"Range\" to include required field \"from\", found: { to: 1.5 }.",
            "at .range.to|Int cannot represent non-integer value: 1.5",
            "at .ranges[1]|Expected value of non-null type \"Range!\" not to be null.",
            "at .ranges[2].from|Int cannot represent non 32-bit signed integer value: 2147483648",
            "at .color|Value \"REDD\" does not exist in \"Color\" enum. Did you mean the enum value \"RED\"?",
            "at .pick|Within OneOf Input Object type \"Pick\", exactly one field must be specified, " +
                "and the value for that field must be non-null.",
            "at .and.pick.id|Within OneOf Input Object type \"Pick\", exactly one field must be specified, " +
                "and the value for that field must be non-null.",
            "at |Expected value of type \"Filter\" not to include unknown field \"colour\". Did you mean \"color\"? " +
                "Found: { colour: 1 }.",
        ],
        Find("""
            { range: { to: 1.5 }, ranges: [{ from: 1 }, null, { from: 2147483648 }], color: REDD,
              pick: { id: 1, name: "n" }, and: { pick: { id: null } }, colour: 1 }
            """).Select(fault => fault.StartsWith("at |Expected value of type \"Filter\"", StringComparison.Ordinal)
                ? fault[..fault.IndexOf("Found: ", StringComparison.Ordinal)] + "Found: { colour: 1 }."
                : fault));

    [Theory]
    [InlineData(
        "{ range: { from: $none } }",
        "at .range.from|Expected variable \"$none\" provided to type \"Int!\" to provide a runtime value.")]
    [InlineData(
        "{ range: { from: $null } }",
        "at .range.from|Expected variable \"$null\" provided to non-null type \"Int!\" not to be null.")]
    [InlineData("{ range: { from: $given, to: $none } }", null)]
    [InlineData("{ pick: { id: $given } }", null)]
    [InlineData(
        "{ pick: { id: $none } }",
        "at .pick|Expected variable \"$none\" provided to field \"id\" for OneOf Input Object type \"Pick\" " +
            "to provide a runtime value.")]
    [InlineData(
        "{ pick: { id: $null } }",
        "at .pick|Expected variable \"$null\" provided to field \"id\" for OneOf Input Object type \"Pick\" " +
            "not to be null.")]
    public void Looks_at_what_variables_give_at_execution(string literal, string? fault) =>
        Assert.Equal(fault is null ? [] : [fault], Find(literal, new NamedStates()));

    [Theory]
    [InlineData("2147483647", true)]
    [InlineData("-2147483648", true)]
    [InlineData("-2147483649", false)]
    [InlineData("99999999999999999999999999", false)]
    [InlineData("1e3", false)]
    public void Integers_are_of_32_bits(string literal, bool fits) =>
        Assert.Equal(fits, Find(literal, type: BuiltInScalars.Int).Count == 0);

    private static List<string> Find(string literal, IVariableValues? variables = null, SchemaType? type = null)
    {
        var faults = new List<string>();
        var validator = new InputLiteralValidator(
            (error, path) => faults.Add($"at {path.Replace(" at ", string.Empty)}|{error.Message}"));
        validator.Validate(
            Parser.ParseValue(new Source(literal)), type ?? TestSchema.Instance.GetType("Filter")!, variables);
        return faults;
    }

    /// <summary>Variables whose names say what they give.</summary>
    private sealed class NamedStates : IVariableValues
    {
        public VariableState GetState(string name) => name switch
        {
            "none" => VariableState.Absent,
            "null" => VariableState.Null,
            _ => VariableState.Given,
        };
    }
}
