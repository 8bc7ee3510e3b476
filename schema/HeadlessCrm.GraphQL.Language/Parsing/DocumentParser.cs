using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>
/// A recursive-descent parser over the tokens of one source. This part holds what every production uses; the productions
/// themselves are in the other parts, in the order of the specification's grammar.
/// </summary>
internal sealed partial class DocumentParser
{
    private readonly Source source;
    private readonly int maxTokens;
    private readonly int maxDepth;
    private readonly bool fragmentArguments;
    private Lexer token;
    private NodeStack nodes = new();
    private int lastEnd;
    private int tokenCount;
    private int depth;

    public DocumentParser(Source source, ParserOptions options)
    {
        this.source = source;
        maxTokens = options.MaxTokens ?? int.MaxValue;
        maxDepth = options.MaxDepth;
        fragmentArguments = options.AllowFragmentArguments;
        token = new Lexer(source);
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Release() => nodes.Release();

    /// <summary>Reads one production that must be the whole text.</summary>
    public T ParseAlone<T>(Func<DocumentParser, T> read)
    {
        Expect(TokenKind.StartOfFile);
        var node = read(this);
        Expect(TokenKind.EndOfFile);
        return node;
    }

    private NameNode ParseName()
    {
        if (token.Kind != TokenKind.Name)
        {
            throw Expected(TokenKind.Name.Describe());
        }

        var start = token.Start;
        var value = token.GetName();
        Advance();
        return new NameNode(Span(start), value);
    }

    /// <summary>From the offset to the end of the token before the current one.</summary>
    private SourceSpan Span(int start) => new(source, start, lastEnd);

    private void Advance()
    {
        lastEnd = token.End;
        token.Advance();
        if (token.Kind != TokenKind.EndOfFile && ++tokenCount > maxTokens)
        {
            throw Error($"Document contains more than {maxTokens} tokens. Parsing aborted.", "MAX_TOKENS");
        }
    }

    private Lexer LookAhead()
    {
        var next = token;
        next.Advance();
        return next;
    }

    private void Expect(TokenKind kind)
    {
        if (token.Kind != kind)
        {
            throw Expected(kind.Describe());
        }

        Advance();
    }

    private bool Skip(TokenKind kind)
    {
        if (token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Expected($"\"{keyword}\"");
        }
    }

    private bool SkipKeyword(string keyword)
    {
        if (!token.IsName(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>
    /// Enters one more level of a production that holds itself. Refuses what would exhaust the stack: an overflow would end
    /// the process.
    /// </summary>
    private void Descend()
    {
        const int levelsBetweenStackChecks = 16;
        if (++depth > maxDepth)
        {
            throw Error($"Document is nested deeper than {maxDepth} levels. Parsing aborted.", "MAX_SYNTAX_DEPTH");
        }

        if (depth % levelsBetweenStackChecks == 0 && !HasStackLeft())
        {
            throw Error(
                $"Document is nested deeper than the stack allows ({depth} levels). Parsing aborted.", "MAX_SYNTAX_DEPTH");
        }
    }

    private void Ascend() => depth--;

#if NET
    private static bool HasStackLeft() => RuntimeHelpers.TryEnsureSufficientExecutionStack();
#else
    private static bool HasStackLeft()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }
#endif

    private GraphQLSyntaxException Error(string description, string? code = null) =>
        SyntaxErrors.At(source, token.Start, description, code);

    private GraphQLSyntaxException Expected(string what) => Error($"Expected {what}, found {token.Describe()}.");

    private GraphQLSyntaxException Unexpected() => Unexpected(token);

    private GraphQLSyntaxException Unexpected(Lexer at) =>
        SyntaxErrors.At(source, at.Start, $"Unexpected {at.Describe()}.");
}
