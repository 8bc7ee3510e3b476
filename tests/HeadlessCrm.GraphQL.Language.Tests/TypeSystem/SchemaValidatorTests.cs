using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

/// <summary>Messages and places as graphql-js 17.1.0 gives them; the packs hold many more.</summary>
public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("type A { a: Int }", "Query root type must be provided.")]
    [InlineData(
        "schema { query: Query } interface Query { a: Int }",
        "Query root type must be Object type, it cannot be Query. (1:17)")]
    [InlineData(
        "type Query { a: Int } schema { query: Query mutation: Query subscription: Query }",
        "All root types must be different, \"Query\" type is used as query, mutation, and subscription root types. " +
        "(1:39, 1:55, 1:75)")]
    [InlineData(
        "type Query { __a: Int }",
        "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection. (1:14)")]
    [InlineData(
        "type Query implements I { a: Int } interface I { a: Int! b: Int }",
        "Interface field I.a expects type Int! but Query.a is type Int. (1:53, 1:30) | " +
        "Interface field I.b expected but Query does not provide it. (1:58, 1:1)")]
    [InlineData(
        "type Query { a(x: I = { b: 1 }): Int } input I { a: Int! }",
        "Query.a(x:) has invalid default value: Expected value of type \"I\" to include required field \"a\", " +
        "found: { b: 1 }. (1:23) | " +
        "Query.a(x:) has invalid default value: Expected value of type \"I\" not to include unknown field \"b\". " +
        "Did you mean \"a\"? Found: { b: 1 }. (1:25)")]
    [InlineData(
        "type Query { a(x: [E!] = [A, B]): Int } enum E { A }",
        "Query.a(x:) has invalid default value at [1]: Value \"B\" does not exist in \"E\" enum. " +
        "Did you mean the enum value \"A\"? (1:30)")]
    [InlineData(
        "type Query { a(x: A): Int } input A { b: B! } input B { a: A! c: C! } input C { c: C! }",
        "Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a. " +
        "(1:39, 1:57) | " +
        "Input Object C cannot be provided a finite value because it references itself through fields: C.c. (1:81)")]
    [InlineData(
        "type Query { a(x: A): Int } input A { b: B = {} } input B { a: A = {} }",
        "Invalid circular reference. The default value of Input Object field A.b references itself via the default " +
        "values of: " +
        "B.a. (1:46, 1:68)")]
    [InlineData(
        "type Query { a(x: O): Int } input O @oneOf { a: Int! b: Int = 1 }",
        "OneOf input field O.a must be nullable. (1:49) | OneOf input field O.b cannot have a default value. (1:54)")]
    [InlineData(
        "type Query { a(x: Query! = null): Int }",
        "The type of Query.a(x:) must be Input Type but got: Query!. (1:19) | " +
        "Query.a(x:) has invalid default value: Expected value of non-null type \"Query!\" not to be null. (1:28)")]
    [InlineData(
        "type Query { a(x: [Query!] = [null]): Int }",
        "The type of Query.a(x:) must be Input Type but got: [Query!]. (1:19) | " +
        "Query.a(x:) has invalid default value at [0]: Expected value of non-null type \"Query!\" not to be null. (1:31)")]
    public void Says_what_is_wrong_and_where(string sdl, string errors) =>
        Assert.Equal(errors, string.Join(" | ", SchemaValidator.Validate(Unchecked(sdl))));

    [Fact]
    public void Directives_of_the_specification_and_introspection_types_are_valid_themselves() =>
        Assert.Empty(SchemaValidator.Validate(Unchecked("type Query { a: __Type b: __TypeKind }")));

    [Fact]
    public void A_wrong_default_of_a_wrong_type_is_told_once()
    {
        var error = Assert.Single(SchemaValidator.Validate(Unchecked("type Query { a(x: Query = 1): Int }")));

        Assert.Equal("The type of Query.a(x:) must be Input Type but got: Query. (1:19)", error.ToString());
    }

    private static Schema Unchecked(string sdl) =>
        SchemaBuilder.Build(Parser.Parse(sdl), new SchemaBuildOptions { AssumeValidSchema = true });
}
