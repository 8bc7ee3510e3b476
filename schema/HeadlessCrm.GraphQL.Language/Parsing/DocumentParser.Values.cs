using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>Values, variables, type references and directives (specification 2.9 to 2.12).</summary>
internal sealed partial class DocumentParser
{
    public ValueNode ParseValueLiteral(bool isConst)
    {
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConst);
            case TokenKind.BraceLeft:
                return ParseObject(isConst);
            case TokenKind.Int:
            case TokenKind.Float:
                return ParseNumber();
            case TokenKind.String:
            case TokenKind.BlockString:
                return ParseStringLiteral();
            case TokenKind.Name:
                return ParseNamedValue();
            case TokenKind.Dollar when isConst:
                throw VariableInConstant();
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected();
        }
    }

    public TypeNode ParseTypeReference()
    {
        var start = token.Start;
        TypeNode type = token.Kind == TokenKind.BracketLeft ? ParseListType() : ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(Span(start), type) : type;
    }

    private ListTypeNode ParseListType()
    {
        var start = token.Start;
        Advance();
        Descend();
        var type = ParseTypeReference();
        Ascend();
        Expect(TokenKind.BracketRight);
        return new ListTypeNode(Span(start), type);
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name.Span, name);
    }

    private VariableNode ParseVariable()
    {
        var start = token.Start;
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(Span(start), name);
    }

    private GraphQLSyntaxException VariableInConstant()
    {
        var dollar = token;
        Advance();
        return token.Kind == TokenKind.Name
            ? SyntaxErrors.At(source, dollar.Start, $"Unexpected variable \"${token.GetName()}\" in constant value.")
            : Unexpected(dollar);
    }

    private ListValueNode ParseList(bool isConst)
    {
        var start = token.Start;
        Advance();
        Descend();
        var mark = nodes.Count;
        while (!Skip(TokenKind.BracketRight))
        {
            nodes.Push(ParseValueLiteral(isConst));
        }

        Ascend();
        return new ListValueNode(Span(start), nodes.PopDownTo<ValueNode>(mark));
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = token.Start;
        Advance();
        Descend();
        var mark = nodes.Count;
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldStart = token.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValueLiteral(isConst);
            nodes.Push(new ObjectFieldNode(Span(fieldStart), name, value));
        }

        Ascend();
        return new ObjectValueNode(Span(start), nodes.PopDownTo<ObjectFieldNode>(mark));
    }

    private ValueNode ParseNumber()
    {
        var number = token;
        Advance();
        var text = number.GetValue()!;
        var span = Span(number.Start);
        return number.Kind == TokenKind.Int ? new IntValueNode(span, text) : new FloatValueNode(span, text);
    }

    private StringValueNode ParseStringLiteral()
    {
        var literal = token;
        Advance();
        return new StringValueNode(
            Span(literal.Start), literal.GetValue()!, block: literal.Kind == TokenKind.BlockString);
    }

    /// <summary>A boolean, null or an enum value.</summary>
    private ValueNode ParseNamedValue()
    {
        var name = token;
        Advance();
        var span = Span(name.Start);
        return name.Text switch
        {
            "true" => new BooleanValueNode(span, true),
            "false" => new BooleanValueNode(span, false),
            "null" => new NullValueNode(span),
            _ => new EnumValueNode(span, name.GetName()),
        };
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (token.Kind != TokenKind.At)
        {
            return [];
        }

        var mark = nodes.Count;
        do
        {
            var start = token.Start;
            Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            nodes.Push(new DirectiveNode(Span(start), name, arguments));
        }
        while (token.Kind == TokenKind.At);

        return nodes.PopDownTo<DirectiveNode>(mark);
    }
}
