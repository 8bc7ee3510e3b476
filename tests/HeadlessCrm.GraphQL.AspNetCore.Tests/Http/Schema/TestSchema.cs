using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

/// <summary>A small schema with one field for each thing that a transport has to carry.</summary>
internal static class TestSchema
{
    public const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD

        type Query {
          echo(text: String): String
          number(n: Int!): Int
          item(id: ID!): Item
          items: [Item!]!
          refused: String
          required: String!
          broken: String
          user: String
          scope: String
          wait(milliseconds: Int!): String
        }

        type Item {
          id: ID!
          name: String
          details: String
        }

        type Mutation {
          set(value: Int!): Int
          store(id: ID!): Item
        }

        type Subscription {
          ticks(count: Int!): Int
        }
        """;

    public static ExecutableSchema Build() => new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl)))
        .AddType<Item>("Item")
        .AddResolvers(typeof(QueryFields))
        .AddResolvers(typeof(ItemFields))
        .AddResolvers(typeof(MutationFields))
        .AddResolvers(typeof(SubscriptionFields))
        .Build();
}
