using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.Fuzz.Tests;

/// <summary>A small schema with every kind of thing in it, and valid operations on it to begin from.</summary>
internal static class FuzzSchema
{
    private const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int = 0) on FIELD
        type Query { node(id: ID!): Node nodes(first: Int = 3, where: Filter): [Node!]! any: [Anything] echo(text: String, number: Float, flag: Boolean, kind: Kind, list: [[Int!]]): String fails: Int! }
        type Mutation { set(input: SetInput!): Thing }
        type Subscription { ticks(count: Int = 2): Thing }
        interface Node { id: ID! }
        union Anything = Thing | Other
        type Thing implements Node { id: ID! name: String! kind: Kind! size: Float children(first: Int = 2): [Thing!]! parent: Thing broken: String! }
        type Other implements Node { id: ID! tags: [String!]! things: [Thing]! }
        enum Kind { BIG SMALL }
        input Filter { and: [Filter!] not: Filter name: String kind: Kind = BIG size: Float! = 1.5 pick: Pick }
        input Pick @oneOf { id: ID name: String }
        input SetInput { id: ID! names: [String!]! = ["a"] filter: Filter }
        """;

    /// <summary>Valid operations, with variables that fit.</summary>
    public static readonly (string Document, string Variables)[] Operations =
    [
        ("{ __typename }", "{}"),
        ("query ($id: ID!, $deep: Boolean = true) { node(id: $id) { id ... on Thing { name size children(first: 3) { id name parent @include(if: $deep) { id } } } ... on Other { tags } } }", """{"id":"1"}"""),
        ("query Q($f: Filter, $n: Int) { nodes(first: $n, where: $f) { __typename id ...T } } fragment T on Thing { kind broken children { ...U } } fragment U on Thing { id }", """{"f":{"and":[{"name":"x"}],"size":2,"pick":{"id":"4"}},"n":2}"""),
        ("{ any { ... on Node { id } ... @defer(label: \"later\") { ... on Thing { children @stream(initialCount: 1) { id } } } } fails }", "{}"),
        ("query ($t: String, $l: [[Int!]]) { a: echo(text: $t, number: 1.5e3, flag: true, kind: SMALL, list: $l) b: echo(text: \"\"\"block\n  text\"\"\", list: [[1, 2], null]) }", """{"t":"é\u0000\ud83d\ude00","l":[[1],null,[2,3]]}"""),
        ("mutation ($i: SetInput!) { first: set(input: $i) { id name } second: set(input: { id: 7, names: [\"b\"] }) { kind } }", """{"i":{"id":"9","filter":{"not":{"kind":"BIG"}}}}"""),
        ("subscription S($c: Int) { ticks(count: $c) { id name } }", """{"c":2}"""),
        ("query I { __schema { types { name fields { name type { kind name ofType { name } } } } } __type(name: \"Thing\") { name } }", "{}"),
    ];

    public static ExecutableSchema Bind() => new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl)))
        .AddType<Thing>()
        .AddType<Other>()
        .AddResolvers(typeof(QueryFields))
        .AddResolvers(typeof(MutationFields))
        .AddResolvers(typeof(SubscriptionFields))
        .AddResolvers(typeof(ThingFields))
        .Build();

    internal enum Kind
    {
        Big,
        Small,
    }

    internal sealed record Thing(string Id, string Name, Kind Kind, double? Size);

    internal sealed record Other(string Id, string[] Tags, Thing?[] Things);

    private static Thing Make(string id) => new(id, "thing " + id, id.Length % 2 == 0 ? Kind.Big : Kind.Small, id.Length);

    [ResolversOf("Query")]
    internal static class QueryFields
    {
        public static object? Node(string id) => id.Length % 3 == 0 ? null : Make(id);

        public static object[] Nodes(int? first, object? where) =>
            [.. Enumerable.Range(0, Math.Clamp(first ?? 0, 0, 5)).Select(i => Make($"{i}{where?.ToString()?.Length}"))];

        public static object?[] Any() => [Make("a"), new Other("o", ["x"], [Make("b"), null]), null];

        public static string? Echo(string? text, double? number, bool? flag, string? kind, IReadOnlyList<IReadOnlyList<int>?>? list) =>
            $"{text}{number}{flag}{kind}{list?.Count}";

        public static int Fails() => throw new GraphQLException("fails as it should", "FAILS");
    }

    [ResolversOf("Mutation")]
    internal static class MutationFields
    {
        public static async Task<Thing?> Set(HeadlessCrm.GraphQL.Coercion.InputObject input)
        {
            await Task.Yield();
            return Make((string)input["id"]!);
        }
    }

    [ResolversOf("Subscription")]
    internal static class SubscriptionFields
    {
        public static async IAsyncEnumerable<Thing> Ticks(int? count, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 0; i < Math.Clamp(count ?? 0, 0, 3); i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return Make(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    [ResolversOf("Thing")]
    internal static class ThingFields
    {
        public static async Task<BatchResult<Thing[]>> Children(IReadOnlyList<Thing> things, int? first)
        {
            await Task.Yield();
            return new BatchResult<Thing[]>([.. things.Select(thing =>
                thing.Id.Length > 6 ? [] : Enumerable.Range(0, Math.Clamp(first ?? 0, 0, 3)).Select(i => Make(thing.Id + i)).ToArray())]);
        }

        public static Thing? Parent(Thing thing) => thing.Id.Length > 1 ? Make(thing.Id[1..]) : null;

        public static string? Broken(Thing thing) => thing.Kind == Kind.Big ? null : "whole";
    }
}
