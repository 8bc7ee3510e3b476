using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>
/// Mutations that keep a document well-formed: parts change places with parts of their kind, so that the rules of validation
/// are reached and not only the parser.
/// </summary>
internal static class NodeMutation
{
    private static readonly string[] Values =
    [
        "1", "-1.5", "9007199254740993", "1e400", "\"s\"", "\"\"", "true", "null", "RED", "[]", "[1, null]", "[[\"s\"]]", "{}",
        "{ a: 1 }", "{ id: null, name: 2 }", "{ id: 1, id: 2 }", "$v0", "$other", "[$v0]", "{ name: $v1 }",
    ];

    /// <summary>A document with one part replaced, doubled or removed; the text itself when it cannot be parsed.</summary>
    public static string Mutate(SeededRandom random, string text)
    {
        var nodes = Nodes(text);
        if (nodes.Count == 0)
        {
            return text;
        }

        // By kind first: names and fields would crowd out the rest.
        var groups = nodes.GroupBy(CategoryOf).Where(group => group.Key is not null).OrderBy(group => group.Key!.Name, StringComparer.Ordinal).ToList();
        var group = random.Pick(groups);
        var node = random.Pick(group.ToList());
        var (start, end) = (node.Span.Start, node.Span.End);
        var other = random.Pick(group.ToList()).Span;
        var replacement = text[other.Start..other.End];
        return random.Below(10) switch
        {
            < 4 => text[..start] + Fitting(random, node, replacement) + text[end..],
            < 6 when IsListed(node) => $"{text[..end]} {replacement}{text[end..]}",
            < 8 when IsListed(node) => text[..start] + text[end..],
            _ => text[..start] + Changed(random, node, text[start..end]) + text[end..],
        };
    }

    private static List<SyntaxNode> Nodes(string text)
    {
        try
        {
            return SyntaxTree.Nodes(Parser.Parse(text)).ToList();
        }
        catch (GraphQLSyntaxException)
        {
            return [];
        }
    }

    private static Type? CategoryOf(SyntaxNode node) => node switch
    {
        DocumentNode => null,
        ValueNode => typeof(ValueNode),
        TypeNode => typeof(TypeNode),
        SelectionNode => typeof(SelectionNode),
        DefinitionNode => typeof(DefinitionNode),
        _ => node.GetType(),
    };

    /// <summary>Whether a node of the kind may stand twice, or not at all, where it stands.</summary>
    private static bool IsListed(SyntaxNode node) => node is SelectionNode or DirectiveNode or ArgumentNode or DefinitionNode
        or FieldDefinitionNode or InputValueDefinitionNode or EnumValueDefinitionNode or ObjectFieldNode or VariableDefinitionNode
        or OperationTypeDefinitionNode;

    private static string Fitting(SeededRandom random, SyntaxNode node, string replacement) =>
        node is ValueNode and not VariableNode && random.Chance(70) ? random.Pick(Values) : replacement;

    private static string Changed(SeededRandom random, SyntaxNode node, string text) => node switch
    {
        TypeNode => random.Pick([$"[{text}]", text.TrimEnd('!'), text.EndsWith('!') ? text : text + "!", text.Trim('[', ']', '!')]),
        ValueNode when text[0] != '$' => random.Pick([$"[{text}]", $"{{ name: {text} }}", random.Pick(Values)]),
        NameNode => text.Length > 2 && random.Chance(50) ? text[..^1] : text + "s",
        SelectionNode => random.Pick(
            [$"... {{ {text} }}", $"again: {text}", "__typename", "k1: __typename", "__schema { types { name fields { type { fields { name } } } } }"]),
        FieldDefinitionNode => $"{text} @deprecated",
        InputValueDefinitionNode => random.Pick([$"{text} = null", $"{text} @deprecated", $"{text} = 1"]),
        VariableDefinitionNode => random.Pick([$"{text} = null", $"{text} = [1]", $"{text} @skip(if: true)"]),
        DirectiveNode => random.Pick([$"{text} {text}", "@skip(if: $v0)", "@include(if: false)", "@deprecated", "@oneOf", "@defer", "@stream(initialCount: 1)"]),
        _ => text,
    };
}
