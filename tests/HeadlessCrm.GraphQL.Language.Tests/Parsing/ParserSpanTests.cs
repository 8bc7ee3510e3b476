using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Language.Tests.Parsing;

public sealed class ParserSpanTests
{
    [Theory]
    [InlineData(typeof(DocumentNode), "  query Q ( $a : [Int !] = 1 ) { b : c ( d : $a ) @e { ... on T { f } } } # end\n")]
    [InlineData(typeof(OperationDefinitionNode), "query Q ( $a : [Int !] = 1 ) { b : c ( d : $a ) @e { ... on T { f } } }")]
    [InlineData(typeof(VariableDefinitionNode), "$a : [Int !] = 1")]
    [InlineData(typeof(ListTypeNode), "[Int !]")]
    [InlineData(typeof(NonNullTypeNode), "Int !")]
    [InlineData(typeof(ArgumentNode), "d : $a")]
    [InlineData(typeof(DirectiveNode), "@e")]
    [InlineData(typeof(InlineFragmentNode), "... on T { f }")]
    [InlineData(typeof(IntValueNode), "1")]
    public void A_node_spans_its_tokens_and_nothing_around_them(Type type, string expected)
    {
        const string text = "  query Q ( $a : [Int !] = 1 ) { b : c ( d : $a ) @e { ... on T { f } } } # end\n";

        var node = SyntaxTree.Nodes(Parser.Parse(text)).First(node => node.GetType() == type);

        Assert.Equal(expected, text[node.Span.Start..node.Span.End]);
    }

    [Fact]
    public void A_description_belongs_to_the_definition_it_describes()
    {
        const string text = "\"\"\"about\"\"\" type A { \"f\" b(\"c\" d: Int): E }";

        var nodes = SyntaxTree.Nodes(Parser.Parse(text)).ToList();

        Assert.Equal(text, TextOf(nodes.OfType<ObjectTypeDefinitionNode>().Single(), text));
        Assert.Equal("\"f\" b(\"c\" d: Int): E", TextOf(nodes.OfType<FieldDefinitionNode>().Single(), text));
        Assert.Equal("\"c\" d: Int", TextOf(nodes.OfType<InputValueDefinitionNode>().Single(), text));
    }

    [Fact]
    public void Every_node_lies_within_its_parent_and_behind_its_elder_sibling()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var document = Parser.Parse(SyntaxGenerator.Document(new SeededRandom(seed)));
            foreach (var parent in SyntaxTree.Nodes(document))
            {
                var children = SyntaxTree.Children(parent).OrderBy(child => child.Span.Start).ToList();
                var position = parent.Span.Start;
                foreach (var child in children)
                {
                    Assert.True(child.Span.Start >= position, $"seed {seed}: {child.Kind} starts before {position}");
                    Assert.True(child.Span.End > child.Span.Start, $"seed {seed}: {child.Kind} is empty");
                    position = child.Span.End;
                }

                Assert.True(position <= parent.Span.End, $"seed {seed}: a child ends after its {parent.Kind}");
            }
        }
    }

    private static string TextOf(SyntaxNode node, string text) => text[node.Span.Start..node.Span.End];
}
