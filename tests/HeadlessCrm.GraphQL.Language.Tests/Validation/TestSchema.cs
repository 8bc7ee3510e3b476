using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

/// <summary>
/// A small schema with one of each: interfaces, a union, an enum, input objects, a scalar of the host.
/// </summary>
internal static class TestSchema
{
    public static Schema Instance { get; } = SchemaBuilder.Build(Parser.Parse("""
        directive @again repeatable on FIELD
        directive @once on FIELD
        directive @stream(if: Boolean! = true, label: String, initialCount: Int = 0) on FIELD
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        scalar Money
        enum Color { RED GREEN BLUE }
        input Range { from: Int!, to: Int, step: Int = 1 }
        input Pick @oneOf { id: ID, name: String }
        input Filter { range: Range, ranges: [Range!], color: Color, pick: Pick, price: Money, and: Filter }
        interface Node { id: ID, node: Node, text(x: Int, filter: Filter): String }
        type A implements Node {
          id: ID, node: Node, text(x: Int, filter: Filter): String, a: A, b: B, list: [A], only: Int
        }
        type B implements Node {
          id: ID, node: Node, text(x: Int, filter: Filter): String, a: A, b: B, list: [B!], only: String
        }
        union AB = A | B
        type Query {
          id: ID, a: A, b: B, node: Node, ab: AB, text(x: Int, filter: Filter): String
          need(x: Int!): Int, price(of: Money): Int
        }
        type Mutation { a: A }
        type Subscription { id: ID, a: A }
        """));

    public static IReadOnlyList<GraphQLError> Validate(string document, ValidationOptions? options = null) =>
        DocumentValidator.Validate(Instance, Parser.Parse(document), options);

    public static IReadOnlyList<GraphQLError> Validate(
        string document, ValidationOptions options, out ValidationContext context) =>
        DocumentValidator.Validate(Instance, Parser.Parse(document), options, out context);

    /// <summary>Some text made for each number from 0, joined by blanks.</summary>
    public static string Repeat(int count, Func<int, string> make) =>
        string.Join(' ', Enumerable.Range(0, count).Select(make));
}
