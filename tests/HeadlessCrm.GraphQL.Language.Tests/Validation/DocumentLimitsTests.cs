using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Language.Validation.Limits;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

public sealed class DocumentLimitsTests
{
    [Theory]
    [InlineData("{ id }", 1)]
    [InlineData("{ a { id } }", 2)]
    [InlineData("{ ... { ... on Query { a { ... on A { id } } } } }", 2)]
    [InlineData("{ a { ...F } } fragment F on A { b { a { id } } }", 4)]
    public void Depth_counts_nested_fields_through_fragments(string document, int depth)
    {
        Assert.Empty(Check(document, new DocumentLimits { MaxDepth = depth }));
        var error = Assert.Single(Check(document, new DocumentLimits { MaxDepth = depth - 1 }));
        Assert.Equal(
            $"The operation nests fields too deeply: {depth}, the limit maxDepth is {depth - 1}.",
            error.Message);
        Assert.Equal(new SourceLocation(1, 1), Assert.Single(error.Locations));
    }

    [Fact]
    public void Each_operation_is_measured_and_named() => Assert.Equal(
        ["Operation \"Deep\" nests fields too deeply: 3, the limit maxDepth is 2."],
        Messages("query Flat { id } query Deep { a { a { id } } }", new DocumentLimits { MaxDepth = 2 }));

    [Fact]
    public void Aliases_are_counted_as_written() => Assert.Equal(
        ["The document has too many aliases: 3, the limit maxAliases is 2."],
        Messages("{ x: id y: id a { ...F ...F } } fragment F on A { z: id }", new DocumentLimits { MaxAliases = 2 }));

    [Fact]
    public void Directives_are_counted_everywhere_in_executable_definitions() => Assert.Equal(
        ["The document applies too many directives: 6, the limit maxDirectives is 5."],
        Messages(
            "query ($v: Int @p) @q { id @again @again ... @include(if: true) { ...F } } fragment F on Query @f { id }",
            new DocumentLimits { MaxDirectives = 5 }));

    [Fact]
    public void Root_fields_are_counted_through_fragments() => Assert.Equal(
        ["The operation selects too many fields at its root: 5, the limit maxRootFields is 4."],
        Messages(
            "{ id ...F ...F } fragment F on Query { id a { id b { id } } }",
            new DocumentLimits { MaxRootFields = 4 }));

    [Fact]
    public void Visits_of_fragments_multiply_and_do_not_overflow()
    {
        var limits = new DocumentLimits { MaxFragmentVisits = 1000 };
        Assert.Equal(
            ["The operation visits fragments too many times: 2046, the limit maxFragmentVisits is 1000."],
            Messages(Doubling(10), limits));
        Assert.Equal(
            ["The operation visits fragments too many times: beyond counting, the limit maxFragmentVisits is 1000."],
            Messages(Doubling(100), limits));
        Assert.Empty(Check(Doubling(8), limits));
    }

    [Fact]
    public void Introspection_depth_counts_from_the_meta_field() => Assert.Equal(
        ["The operation nests introspection fields too deeply: 4, the limit maxIntrospectionDepth is 3."],
        Messages(
            "{ a { b { a { b { id } } } } __schema { types { ...T } } } fragment T on __Type { ofType { name } }",
            new DocumentLimits { MaxIntrospectionDepth = 3 }));

    [Fact]
    public void A_document_beyond_a_limit_is_not_validated_further() =>
        Assert.Single(Check("{ a { unknown } }", new DocumentLimits { MaxDepth = 1 }));

    [Fact]
    public void Cycles_of_fragments_are_left_to_the_rule_on_them() => Assert.StartsWith(
        "Cannot spread fragment \"F\" within itself",
        Assert.Single(Check(
            "{ a { ...F } } fragment F on A { a { ...F } }",
            new DocumentLimits { MaxDepth = 10, MaxFragmentVisits = 10 })).Message,
        StringComparison.Ordinal);

    private static string Doubling(int levels) => "{ a { ...F0 ...F0 } } "
        + TestSchema.Repeat(levels - 1, i => $"fragment F{i} on A {{ ...F{i + 1} ...F{i + 1} }}")
        + $" fragment F{levels - 1} on A {{ id }}";

    private static IReadOnlyList<GraphQLError> Check(string document, DocumentLimits limits) =>
        TestSchema.Validate(document, new ValidationOptions { Limits = limits });

    private static IEnumerable<string> Messages(string document, DocumentLimits limits) =>
        Check(document, limits).Select(error => error.Message);
}
