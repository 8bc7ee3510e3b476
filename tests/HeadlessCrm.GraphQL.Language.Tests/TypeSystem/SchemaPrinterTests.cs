using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

public sealed class SchemaPrinterTests
{
    private const string Sdl = """
        schema @cost(weight: "9") {
          query: Query
        }

        directive @cost(weight: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION | OBJECT | SCHEMA | ENUM_VALUE

        directive @tag repeatable on SCALAR | INPUT_OBJECT | UNION | INTERFACE | ENUM

        type Query implements Node @cost(weight: "2") {
          id: ID!
          b10(x: Int = 3 @cost(weight: "1"), "why" y: [In!]): String @deprecated(reason: "old") @cost(weight: "5.0")
          b9: U
        }

        interface Node @tag {
          id: ID!
        }

        scalar Text @specifiedBy(url: "https://example.org") @tag @tag

        union U @tag = Query

        enum E @tag {
          A @cost(weight: "0")
          B
        }

        input In @oneOf @tag {
          e: E
          t: Text
        }
        """;

    [Fact]
    public void Applied_directives_are_kept_on_demand()
    {
        var schema = SchemaBuilder.Build(new Source(Sdl));

        Assert.Equal("""
            directive @cost(weight: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION | OBJECT | SCHEMA | ENUM_VALUE

            directive @tag repeatable on SCALAR | INPUT_OBJECT | UNION | INTERFACE | ENUM

            type Query implements Node {
              id: ID!
              b10(
                x: Int = 3

                "" "why" ""
                y: [In!]
              ): String @deprecated(reason: "old")
              b9: U
            }

            interface Node {
              id: ID!
            }

            scalar Text @specifiedBy(url: "https://example.org")

            union U = Query

            enum E {
              A
              B
            }

            input In @oneOf {
              e: E
              t: Text
            }
            """.Replace("\"\" \"why\" \"\"", "\"\"\"why\"\"\"", StringComparison.Ordinal), SchemaPrinter.Print(schema));
        var kept = SchemaPrinter.PrintWithDirectives(schema);
        Assert.Equal(
            Sdl.Replace(
                "b10(x: Int = 3 @cost(weight: \"1\"), \"why\" y: [In!])",
                "b10(\n    x: Int = 3 @cost(weight: \"1\")\n\n    \"\"\"why\"\"\"\n    y: [In!]\n  )",
                StringComparison.Ordinal),
            kept);
    }

    [Fact]
    public void Sorting_counts_numbers_in_names()
    {
        var schema =
            SchemaBuilder.Build(new Source("type T10 { a: Int } type T9 { z: Int b10: Int b9: Int } type Query { t: T9 u: T10 }"));

        Assert.Equal(
            "type Query {\n  t: T9\n  u: T10\n}\n\ntype T9 {\n  b9: Int\n  b10: Int\n  z: Int\n}\n\ntype T10 {\n  " +
            "a: Int\n}",
            SchemaPrinter.PrintSorted(schema));
    }

    [Fact]
    public void Introspection_types_print_as_a_schema_of_their_own()
    {
        var printed = SchemaPrinter.PrintIntrospection(SchemaBuilder.Build(new Source("type Query { a: Int }")));

        Assert.Contains("type __Directive {", printed, StringComparison.Ordinal);
        Assert.Contains("directives(includeDeprecated: Boolean! = false): [__Directive!]!", printed, StringComparison.Ordinal);
        Assert.Contains("directive @oneOf on INPUT_OBJECT", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Query {", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_schemas_print_to_themselves(int seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < 50; i++)
        {
            var sdl = new SdlGenerator(random).Generate();
            var schema = SchemaBuilder.Build(new Source(sdl));

            foreach (var options in new SchemaPrintOptions[] { new(), new() { Sorted = true }, new() { WithDirectives = true } })
            {
                var printed = SchemaPrinter.Print(schema, options);
                var again = SchemaBuilder.Build(new Source(printed));
                Assert.Equal(printed, SchemaPrinter.Print(again, options));
                if (!options.Sorted)
                {
                    Assert.Empty(SchemaChanges.Find(schema, again));
                }
            }
        }
    }

    [Fact]
    public void Sorted_print_does_not_depend_on_the_order_of_definitions()
    {
        var random = new SeededRandom(11);
        for (var i = 0; i < 50; i++)
        {
            var sdl = new SdlGenerator(random).Generate();
            var reversed = string.Join("\n\n", sdl.Split("\n\n").Reverse());
            if (!sdl.Contains("Block of text", StringComparison.Ordinal) && !sdl.Contains("extend", StringComparison.Ordinal))
            {
                Assert.Equal(
                    SchemaPrinter.PrintSorted(SchemaBuilder.Build(new Source(sdl))),
                    SchemaPrinter.PrintSorted(SchemaBuilder.Build(new Source(reversed))));
            }
        }
    }
}
