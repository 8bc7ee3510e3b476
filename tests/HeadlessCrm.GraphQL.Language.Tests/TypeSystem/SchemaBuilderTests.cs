using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Types_keep_the_documents_order_with_scalars_at_their_first_use_and_introspection_last()
    {
        var schema = Build("type B { a: A n: Int } scalar Mine type A { s: [String!]! m: Mine } type Query { b: B }");

        Assert.Equal(
            "B Int Mine A String Query Boolean __Schema __Type __TypeKind __Field __InputValue __EnumValue " +
            "__Directive " +
            "__DirectiveLocation",
            string.Join(' ', schema.Types.Select(type => type.Name)));
    }

    [Fact]
    public void Standard_directives_are_there_and_no_others()
    {
        var schema = Build("type Query { a: Int }");

        Assert.Equal(["include", "skip", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(d => d.Name));
        Assert.Null(schema.GetDirective("defer"));
        Assert.All(schema.Directives, directive => Assert.True(directive.IsBuiltIn));
    }

    [Fact]
    public void A_directive_of_the_document_replaces_the_built_in_one_and_comes_first()
    {
        var schema = Build("directive @defer on FIELD directive @skip(if: Boolean!, why: String) on FIELD type " +
            "Query { a: Int }");

        Assert.Equal(["defer", "skip", "include", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(d => d.Name));
        Assert.NotNull(schema.GetDirective("skip")!.GetArgument("why"));
        Assert.DoesNotContain("@skip", SchemaPrinter.Print(schema), StringComparison.Ordinal);
    }

    [Fact]
    public void Extensions_are_merged_wherever_they_stand()
    {
        var schema = Build("""
            extend type Query implements I @first { b: Int }
            directive @first on OBJECT
            type Query { a(x: E = A): Int }
            interface I { b: Int }
            extend type Query { c: In }
            scalar In
            extend enum E { B @deprecated }
            enum E { A }
            """);

        var query = schema.QueryType!;
        Assert.Equal(["a", "b", "c"], query.Fields.Select(field => field.Name));
        Assert.Equal(["I"], query.Interfaces.Select(type => type.Name));
        Assert.Equal(["first"], query.AppliedDirectives.Select(directive => directive.Name.Value));
        Assert.Equal(2, query.Extensions.Length);
        Assert.Equal("No longer supported", ((EnumType)schema.GetType("E")!).GetValue("B")!.DeprecationReason);
        Assert.Same(schema.GetType("In"), query.GetField("c")!.Type);
        Assert.Equal("Query.a(x:)", query.GetField("a")!.GetArgument("x")!.Coordinate);
        Assert.Equal(["Query"], schema.GetPossibleTypes((InterfaceType)schema.GetType("I")!).Select(type => type.Name));
    }

    [Fact]
    public void Root_types_come_from_the_schema_definition_or_else_from_their_default_names()
    {
        var named = Build("\"d\" schema { query: Q } extend schema { mutation: M } type Q { a: Int } type M { a: " +
            "Int } type Query { a: Int }");
        var unnamed = Build("type Subscription { a: Int } type Query { a: Int }");

        Assert.Equal(
            ("Q", "M", null, "d"),
            (named.QueryType?.Name, named.MutationType?.Name, named.SubscriptionType?.Name, named.Description));
        Assert.Equal(("Query", "Subscription"), (unnamed.QueryType?.Name, unnamed.GetRootType(OperationKind.Subscription)?.Name));
        Assert.Null(unnamed.MutationType);
    }

    [Fact]
    public void Several_sources_make_one_schema_and_errors_point_into_their_own_source()
    {
        var schema =
            SchemaBuilder.Build(new Source("type Query { a: A }"), new Source("type A { b: Int } extend type Query { c: Int }"));
        Assert.Equal(2, schema.QueryType!.Fields.Length);

        var refused = Assert.Throws<SchemaException>(() =>
            SchemaBuilder.Build(new Source("type Query { a: A }"), new Source("\n\n type A { b: Nope }")));
        Assert.Equal("Unknown type \"Nope\". (3:14)", Assert.Single(refused.Errors).ToString());
    }

    [Fact]
    public void All_errors_of_a_phase_are_told_at_once()
    {
        var sdl = Assert.Throws<SchemaException>(() => Build("type Query { a: Nope a: Int @nope }"));
        var schema = Assert.Throws<SchemaException>(() => Build("type Query union U interface I { a: Int }"));

        Assert.Equal(SchemaErrorPhase.Sdl, sdl.Phase);
        Assert.Equal(3, sdl.Errors.Length);
        Assert.Equal(SchemaErrorPhase.Schema, schema.Phase);
        Assert.Equal(2, schema.Errors.Length);
    }

    [Theory]
    [InlineData(
        "type Query { a: Int @deprecated(reason: 5) }",
        "Argument \"@deprecated(reason:)\" has invalid value: String cannot represent a non string value: 5 (1:41)")]
    [InlineData(
        "scalar X @specifiedBy(url: null) type Query { a: X }",
        "Argument \"@specifiedBy(url:)\" has invalid value: Expected value of non-null type \"String!\" not to be null. (1:28)")]
    public void Arguments_of_standard_directives_must_fit(string sdl, string error)
    {
        var refused = Assert.Throws<SchemaException>(() => Build(sdl));

        Assert.Equal(error, Assert.Single(refused.Errors).ToString());
    }

    [Fact]
    public void Unchecked_documents_still_end_in_errors_not_in_faults()
    {
        var options = new SchemaBuildOptions { AssumeValidSdl = true };

        var refused = Assert.Throws<SchemaException>(() =>
            SchemaBuilder.Build(Parser.Parse("type Query { a: Nope b(c: Other): Int }"), options));
        Assert.Equal(["Unknown type \"Nope\".", "Unknown type \"Other\"."], refused.Errors.Select(error => error.Message));

        var last = SchemaBuilder.Build(Parser.Parse("type Query { a: Int b: Int a: ID }"), options);
        Assert.Equal(["a: ID", "b: Int"], last.QueryType!.Fields.Select(field => $"{field.Name}: {field.Type}"));
    }

    [Fact]
    public void A_schema_is_extended_and_stays_as_it_was()
    {
        var schema = Build("directive @d on FIELD type Query { a: A } type A { b: Int }");

        var extended = SchemaBuilder.Extend(
            schema,
            Parser.Parse("extend type A { c: B } type B { q: Query } type Mutation { x: Int } extend directive @skip @deprecated"));

        Assert.Single(((ObjectType)schema.GetType("A")!).Fields);
        Assert.Equal(["b", "c"], ((ObjectType)extended.GetType("A")!).Fields.Select(field => field.Name));
        Assert.Same(extended.QueryType, ((ObjectType)extended.GetType("B")!).GetField("q")!.Type);
        Assert.Null(extended.MutationType);
        Assert.NotNull(extended.GetDirective("d"));
        Assert.Equal("No longer supported", extended.GetDirective("skip")!.DeprecationReason);
        Assert.Null(schema.GetDirective("skip")!.DeprecationReason);
        Assert.Same(schema, SchemaBuilder.Extend(schema, Parser.Parse("{ a { b } }")));
    }

    [Fact]
    public void An_extension_is_checked_against_the_schema()
    {
        var schema = Build("type Query { a: Int } enum E { A }");

        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Extend(
            schema,
            Parser.Parse("type Query { b: Int } extend enum E { A } extend type E { c: Int } extend type Qery { a: Int }")));

        Assert.Equal(
            [
                "Type \"Query\" already exists in the schema. It cannot also be defined in this type definition.",
                "Enum value \"E.A\" already exists in the schema. It cannot also be defined in this type extension.",
                "Cannot extend non-object type \"E\".",
                "Cannot extend type \"Qery\" because it is not defined. Did you mean \"Query\"?",
            ],
            refused.Errors.Select(error => error.Message));
    }

    [Fact]
    public void The_model_says_what_introspection_asks()
    {
        var schema = Build("""
            scalar Url @specifiedBy(url: "https://example.org")
            input Choice @oneOf { a: Int b: String @deprecated(reason: "old") }
            type Query { a(x: Choice = { a: 1 }): Url }
            """);

        Assert.Equal("https://example.org", ((ScalarType)schema.GetType("Url")!).SpecifiedByUrl);
        var choice = (InputObjectType)schema.GetType("Choice")!;
        Assert.True(choice.IsOneOf);
        Assert.Equal("old", choice.GetField("b")!.DeprecationReason);
        Assert.Equal("{ a: 1 }", Language.Printing.Printer.Print(schema.QueryType!.Fields[0].Arguments[0].DefaultValue!));
    }

    private static Schema Build(string sdl) => SchemaBuilder.Build(new Source(sdl));
}
