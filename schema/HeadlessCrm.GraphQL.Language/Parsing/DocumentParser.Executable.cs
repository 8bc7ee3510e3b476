using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>Documents, operations, selection sets and fragments (specification 2.3 to 2.9).</summary>
internal sealed partial class DocumentParser
{
    public DocumentNode ParseDocument()
    {
        Advance();
        var mark = nodes.Count;
        do
        {
            nodes.Push(ParseDefinition());
        }
        while (!Skip(TokenKind.EndOfFile));

        return new DocumentNode(Span(0), nodes.PopDownTo<DefinitionNode>(mark));
    }

    private bool IsDescription => token.Kind is TokenKind.String or TokenKind.BlockString;

    private DefinitionNode ParseDefinition()
    {
        if (token.Kind == TokenKind.BraceLeft)
        {
            return ParseShorthandQuery();
        }

        var described = IsDescription;
        var keyword = described ? LookAhead() : token;
        if (described && keyword.Kind == TokenKind.BraceLeft)
        {
            throw Error("Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }

        return keyword.Text switch
        {
            "query" or "mutation" or "subscription" => ParseOperationDefinition(),
            "fragment" => ParseFragmentDefinition(),
            "schema" => ParseSchemaDefinition(),
            "scalar" => ParseScalarTypeDefinition(),
            "type" => ParseObjectTypeDefinition(),
            "interface" => ParseInterfaceTypeDefinition(),
            "union" => ParseUnionTypeDefinition(),
            "enum" => ParseEnumTypeDefinition(),
            "input" => ParseInputObjectTypeDefinition(),
            "directive" => ParseDirectiveDefinition(),
            _ when described => throw Error(
                "Unexpected description, only GraphQL definitions support descriptions."),
            "extend" => ParseTypeSystemExtension(),
            _ => throw Unexpected(keyword),
        };
    }

    private OperationDefinitionNode ParseShorthandQuery()
    {
        var start = token.Start;
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(Span(start), null, OperationKind.Query, null, [], [], selectionSet);
    }

    private OperationDefinitionNode ParseOperationDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var operation = ParseOperationType();
        var name = token.Kind == TokenKind.Name ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(
            Span(start), description, operation, name, variables, directives, selectionSet);
    }

    private OperationKind ParseOperationType()
    {
        var keyword = token;
        Expect(TokenKind.Name);
        return keyword.Text switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Unexpected(keyword),
        };
    }

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.ParenLeft))
        {
            return [];
        }

        var mark = nodes.Count;
        do
        {
            nodes.Push(ParseVariableDefinition());
        }
        while (!Skip(TokenKind.ParenRight));

        return nodes.PopDownTo<VariableDefinitionNode>(mark);
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode(Span(start), description, variable, type, defaultValue, directives);
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = token.Start;
        Expect(TokenKind.BraceLeft);
        Descend();
        var mark = nodes.Count;
        while (!Skip(TokenKind.BraceRight))
        {
            nodes.Push(token.Kind == TokenKind.Spread ? ParseFragment() : ParseField());
        }

        Ascend();
        return new SelectionSetNode(Span(start), nodes.PopDownTo<SelectionNode>(mark));
    }

    private FieldNode ParseField()
    {
        var start = token.Start;
        NameNode? alias = null;
        var name = ParseName();
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = token.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new FieldNode(Span(start), alias, name, arguments, directives, selectionSet);
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool isConst)
    {
        if (!Skip(TokenKind.ParenLeft))
        {
            return [];
        }

        var mark = nodes.Count;
        do
        {
            var start = token.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValueLiteral(isConst);
            nodes.Push(new ArgumentNode(Span(start), name, value));
        }
        while (!Skip(TokenKind.ParenRight));

        return nodes.PopDownTo<ArgumentNode>(mark);
    }

    private ImmutableArray<FragmentArgumentNode> ParseFragmentArguments()
    {
        if (!fragmentArguments || !Skip(TokenKind.ParenLeft))
        {
            return [];
        }

        var mark = nodes.Count;
        do
        {
            var start = token.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValueLiteral(isConst: false);
            nodes.Push(new FragmentArgumentNode(Span(start), name, value));
        }
        while (!Skip(TokenKind.ParenRight));

        return nodes.PopDownTo<FragmentArgumentNode>(mark);
    }

    /// <summary>A fragment spread or an inline fragment.</summary>
    private SelectionNode ParseFragment()
    {
        var start = token.Start;
        Advance();
        var conditional = SkipKeyword("on");
        return !conditional && token.Kind == TokenKind.Name
            ? ParseFragmentSpread(start)
            : ParseInlineFragment(start, conditional);
    }

    private FragmentSpreadNode ParseFragmentSpread(int start)
    {
        var name = ParseName();
        var arguments = ParseFragmentArguments();
        var directives = ParseDirectives(isConst: false);
        return new FragmentSpreadNode(Span(start), name, arguments, directives);
    }

    private InlineFragmentNode ParseInlineFragment(int start, bool conditional)
    {
        var typeCondition = conditional ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode(Span(start), typeCondition, directives, selectionSet);
    }

    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ImmutableArray<VariableDefinitionNode> variables = fragmentArguments ? ParseVariableDefinitions() : [];
        ExpectKeyword("on");
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinitionNode(
            Span(start), description, name, variables, typeCondition, directives, selectionSet);
    }

    private NameNode ParseFragmentName()
    {
        // As in the reference the word is refused in any form, even as a string, before a name is asked for.
        if (token.GetValue() == "on")
        {
            throw Unexpected();
        }

        return ParseName();
    }

    private StringValueNode? ParseDescription() => IsDescription ? ParseStringLiteral() : null;
}
