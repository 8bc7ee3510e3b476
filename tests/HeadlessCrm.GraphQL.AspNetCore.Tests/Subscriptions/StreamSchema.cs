using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Sources of every temper.</summary>
internal static class StreamSchema
{
    public const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD

        type Query {
          hello: String
          letters: [String!]!
          user: String
          wait: String
          broken: String
        }

        type Mutation {
          double(value: Int!): Int!
          await: Int
        }

        type Subscription {
          ticks(count: Int!): Int!
          flood(size: Int!): String!
          published: Int!
          refusedAtOnce: Int
          refusedAfterLooking: Int
          openedAfterLooking(count: Int!): Int!
          breaks(after: Int!): Int
          faults(after: Int!): Int
          nulls(count: Int!): Int
          log(after: String, count: Int!): LogEntry
        }

        type LogEntry {
          number: Int!
          cursor: String
          scope: String!
        }
        """;

    public static ExecutableSchema Build() => new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl)))
        .AddType<LogEntry>("LogEntry")
        .AddResolvers(typeof(RequestFields))
        .AddResolvers(typeof(ChangeFields))
        .AddResolvers(typeof(StreamFields))
        .AddResolvers(typeof(LogEntryFields))
        .Build();
}
