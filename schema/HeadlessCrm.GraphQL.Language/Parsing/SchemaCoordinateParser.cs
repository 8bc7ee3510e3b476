using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>Reads a schema coordinate. Its grammar has no ignored characters, so it has its own small reader.</summary>
internal sealed class SchemaCoordinateParser(Source source)
{
    private readonly string body = source.Body;
    private TokenKind kind;
    private int start;
    private int end;
    private int lastEnd;

    public SchemaCoordinateNode Parse()
    {
        ReadToken();
        var coordinate = Skip(TokenKind.At) ? ParseDirectiveCoordinate() : ParseTypeCoordinate();
        Expect(TokenKind.EndOfFile);
        return coordinate;
    }

    private SchemaCoordinateNode ParseDirectiveCoordinate()
    {
        var name = ParseName();
        return Skip(TokenKind.ParenLeft)
            ? new DirectiveArgumentCoordinateNode(ReadArgument(out var argument), name, argument)
            : new DirectiveCoordinateNode(Span(0), name);
    }

    private SchemaCoordinateNode ParseTypeCoordinate()
    {
        var name = ParseName();
        if (!Skip(TokenKind.Dot))
        {
            return new TypeCoordinateNode(Span(0), name);
        }

        var member = ParseName();
        return Skip(TokenKind.ParenLeft)
            ? new ArgumentCoordinateNode(ReadArgument(out var argument), name, member, argument)
            : new MemberCoordinateNode(Span(0), name, member);
    }

    /// <summary>Reads the argument up to the closing parenthesis; returns the span of the whole coordinate.</summary>
    private SourceSpan ReadArgument(out NameNode argument)
    {
        argument = ParseName();
        Expect(TokenKind.Colon);
        Expect(TokenKind.ParenRight);
        return Span(0);
    }

    private NameNode ParseName()
    {
        var nameStart = start;
        var value = body.Substring(start, end - start);
        Expect(TokenKind.Name);
        return new NameNode(Span(nameStart), value);
    }

    private SourceSpan Span(int from) => new(source, from, lastEnd);

    private bool Skip(TokenKind expected)
    {
        if (kind != expected)
        {
            return false;
        }

        ReadToken();
        return true;
    }

    private void Expect(TokenKind expected)
    {
        if (!Skip(expected))
        {
            var found = kind == TokenKind.Name
                ? $"{kind.Describe()} \"{body.Substring(start, end - start)}\""
                : kind.Describe();
            throw SyntaxErrors.At(source, start, $"Expected {expected.Describe()}, found {found}.");
        }
    }

    private void ReadToken()
    {
        lastEnd = end;
        start = end;
        if (start == body.Length)
        {
            kind = TokenKind.EndOfFile;
            return;
        }

        end = start + 1;
        kind = body[start] switch
        {
            '.' => TokenKind.Dot,
            '(' => TokenKind.ParenLeft,
            ')' => TokenKind.ParenRight,
            ':' => TokenKind.Colon,
            '@' => TokenKind.At,
            var character when CharacterClasses.IsNameStart(character) => TokenKind.Name,
            _ => throw SyntaxErrors.At(
                source, start, $"Invalid character: {CharacterClasses.Describe(body, start)}."),
        };
        while (kind == TokenKind.Name && end < body.Length && CharacterClasses.IsNameContinue(body[end]))
        {
            end++;
        }
    }
}
