using HeadlessCrm.GraphQL.Cost;

namespace HeadlessCrm.GraphQL.Tests.Cost;

/// <summary>A schema with every way to say what something costs.</summary>
internal static class CostSchema
{
    public const string Sdl = CostDirectives.Sdl + """

        type Query {
          user(id: ID): User
          users(max: Int): [User] @listSize(assumedSize: 4, slicingArguments: ["max"], requireOneSlicingArgument: false)
          strict(first: Int, last: Int): [User] @listSize(slicingArguments: ["first", "last"])
          preset(first: Int = 3): [User] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
          top: [User!]! @listSize(assumedSize: 3) @cost(weight: "2")
          friends(first: Int, last: Int): UserConnection! @listSize(
            assumedSize: 5
            slicingArguments: ["first", "last"]
            sizedFields: ["nodes", "edges"]
            requireOneSlicingArgument: false
          )
          node: Node
          things: [Thing]
          search(filter: Filter, weighted: Filter @cost(weight: "1.5"), orders: [Order!]): [Node]
            @cost(weight: "5") @listSize(assumedSize: 2)
          discounted(approx: Int @cost(weight: "-3")): Book @cost(weight: "2")
          name: String
        }

        interface Node {
          id: ID
          owner: User
          related: [Node] @listSize(assumedSize: 3)
        }

        union Thing = User | Book

        type User implements Node @cost(weight: "2") {
          id: ID
          name: String
          owner: User
          related: [Node]
          books(first: Int): [Book]
            @listSize(assumedSize: 6, slicingArguments: ["first"], requireOneSlicingArgument: false)
          score: Score @cost(weight: "0.25")
        }

        type Book implements Node {
          id: ID
          title: String
          owner: User
          related: [Node] @cost(weight: "1")
          pages: Pages
        }

        type UserConnection {
          nodes: [User]
          edges: [UserEdge]
          totalCount: Int @cost(weight: "4")
          pageInfo: PageInfo
        }

        type UserEdge {
          cursor: String
          node: User
        }

        type PageInfo {
          hasNextPage: Boolean
        }

        type Mutation {
          rename(input: Filter): User
          ping: Int @cost(weight: "1")
        }

        scalar Score @cost(weight: "0.5")

        enum Pages @cost(weight: "0.125") { FEW MANY }

        input Filter {
          text: String
          deep: Filter
          any: [Filter]
          costly: Int @cost(weight: "7")
          cheap: Filter @cost(weight: "-0.5")
        }

        input Order {
          by: String
          also: [Order!]
        }
        """;
}
