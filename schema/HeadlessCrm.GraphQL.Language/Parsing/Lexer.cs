namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>
/// Reads one token after another from a source and holds the current one. A token is its kind and its place in the text,
/// so reading allocates nothing; a copy of the struct looks ahead.
/// </summary>
internal struct Lexer
{
    private readonly Source source;
    private readonly string body;
    private uint nameHash;
    private bool escaped;

    public Lexer(Source source)
    {
        this.source = source;
        body = source.Body;
        Kind = TokenKind.StartOfFile;
    }

    /// <summary>The kind of the current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of the current token.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after the current token.</summary>
    public int End { get; private set; }

    /// <summary>The current token's text; for a name, the name.</summary>
    public readonly ReadOnlySpan<char> Text => body.AsSpan(Start, End - Start);

    /// <summary>Whether the current token is this name.</summary>
    public readonly bool IsName(string name) => Kind == TokenKind.Name && Text.SequenceEqual(name.AsSpan());

    /// <summary>The name that the current token is.</summary>
    public readonly string GetName() => NameTable.Get(body, Start, End - Start, nameHash);

    /// <summary>The value of the current token: a name, a number as written, a string's meaning; else null.</summary>
    public readonly string? GetValue() => Kind switch
    {
        TokenKind.Name => GetName(),
        TokenKind.Int or TokenKind.Float => body.Substring(Start, End - Start),
        TokenKind.String => escaped
            ? StringLiteral.StringValue(body, Start + 1, End - 1)
            : body.Substring(Start + 1, End - Start - 2),
        TokenKind.BlockString => StringLiteral.BlockStringValue(body, Start + 3, End - 3),
        _ => null,
    };

    /// <summary>How error messages show the current token.</summary>
    public readonly string Describe() => GetValue() is { } value ? $"{Kind.Describe()} \"{value}\"" : Kind.Describe();

    /// <summary>Reads the next token; at the end of the text stays there.</summary>
    public void Advance()
    {
        var text = body;
        var position = End;
        while (position < text.Length)
        {
            var character = text[position];
            if (character is ' ' or '\n' or ',' or '\r' or '\t' or '\uFEFF')
            {
                position++;
                continue;
            }

            if (CharacterClasses.IsNameStart(character))
            {
                ReadName(position);
                return;
            }

            if (character == '#')
            {
                position = SkipComment(position);
                continue;
            }

            ReadOther(position, character);
            return;
        }

        SetToken(TokenKind.EndOfFile, text.Length, text.Length);
    }

    private void SetToken(TokenKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    private void ReadName(int start)
    {
        var text = body;
        uint hash = text[start];
        var position = start + 1;
        while (position < text.Length && CharacterClasses.IsNameContinue(text[position]))
        {
            hash = (hash * 31) + text[position];
            position++;
        }

        nameHash = hash;
        SetToken(TokenKind.Name, start, position);
    }

    /// <summary>Ends before a line end or before a character that no source may have, which is then refused.</summary>
    private readonly int SkipComment(int start)
    {
        var position = start + 1;
        while (position < body.Length && body[position] is not ('\n' or '\r'))
        {
            if (!char.IsSurrogate(body[position]))
            {
                position++;
            }
            else if (CharacterClasses.IsSurrogatePair(body, position))
            {
                position += 2;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private void ReadOther(int position, char character)
    {
        switch (character)
        {
            case '!': SetToken(TokenKind.Bang, position, position + 1); break;
            case '$': SetToken(TokenKind.Dollar, position, position + 1); break;
            case '&': SetToken(TokenKind.Ampersand, position, position + 1); break;
            case '(': SetToken(TokenKind.ParenLeft, position, position + 1); break;
            case ')': SetToken(TokenKind.ParenRight, position, position + 1); break;
            case ':': SetToken(TokenKind.Colon, position, position + 1); break;
            case '=': SetToken(TokenKind.EqualsSign, position, position + 1); break;
            case '@': SetToken(TokenKind.At, position, position + 1); break;
            case '[': SetToken(TokenKind.BracketLeft, position, position + 1); break;
            case ']': SetToken(TokenKind.BracketRight, position, position + 1); break;
            case '{': SetToken(TokenKind.BraceLeft, position, position + 1); break;
            case '|': SetToken(TokenKind.Pipe, position, position + 1); break;
            case '}': SetToken(TokenKind.BraceRight, position, position + 1); break;
            case '.': ReadSpread(position); break;
            case '"' when At(position + 1) == '"' && At(position + 2) == '"': ReadBlockString(position); break;
            case '"': ReadString(position); break;
            case '-' or (>= '0' and <= '9'): ReadNumber(position); break;
            default: throw UnexpectedCharacter(position, character);
        }
    }

    /// <summary>The character at a position; NUL, which no token holds outside strings, after the end.</summary>
    private readonly char At(int position) => position < body.Length ? body[position] : '\0';

    private readonly GraphQLSyntaxException Error(int position, string description) =>
        SyntaxErrors.At(source, position, description);

    private readonly GraphQLSyntaxException UnexpectedCharacter(int position, char character)
    {
        if (character == '\'')
        {
            return Error(position, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
        }

        var possible = !char.IsSurrogate(character) || CharacterClasses.IsSurrogatePair(body, position);
        var shown = CharacterClasses.Describe(body, position);
        return Error(position, possible ? $"Unexpected character: {shown}." : $"Invalid character: {shown}.");
    }

    private void ReadSpread(int position)
    {
        if (At(position + 1) == '.')
        {
            if (At(position + 2) != '.')
            {
                throw Error(position, "Unexpected \"..\", did you mean \"...\"?");
            }

            SetToken(TokenKind.Spread, position, position + 3);
            return;
        }

        if (!CharacterClasses.IsDigit(At(position + 1)))
        {
            throw UnexpectedCharacter(position, '.');
        }

        var digits = body.Substring(position + 1, SkipDigits(position + 1) - position - 1);
        throw Error(position, $"Invalid number, expected digit before \".\", did you mean \"0.{digits}\"?");
    }

    private void ReadNumber(int start)
    {
        var kind = TokenKind.Int;
        var position = SkipIntegerPart(At(start) == '-' ? start + 1 : start);
        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position = SkipDigits(position + 1);
        }

        if (At(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position = SkipDigits(At(position + 1) is '+' or '-' ? position + 2 : position + 1);
        }

        // A dot or a letter right after a number is neither part of it nor the start of another token.
        if (At(position) == '.' || CharacterClasses.IsNameStart(At(position)))
        {
            throw ExpectedDigit(position);
        }

        SetToken(kind, start, position);
    }

    private readonly int SkipIntegerPart(int position)
    {
        if (At(position) != '0')
        {
            return SkipDigits(position);
        }

        if (CharacterClasses.IsDigit(At(position + 1)))
        {
            var shown = CharacterClasses.Describe(body, position + 1);
            throw Error(position + 1, $"Invalid number, unexpected digit after 0: {shown}.");
        }

        return position + 1;
    }

    private readonly int SkipDigits(int position)
    {
        if (!CharacterClasses.IsDigit(At(position)))
        {
            throw ExpectedDigit(position);
        }

        do
        {
            position++;
        }
        while (CharacterClasses.IsDigit(At(position)));

        return position;
    }

    private readonly GraphQLSyntaxException ExpectedDigit(int position) =>
        Error(position, $"Invalid number, expected digit but got: {CharacterClasses.Describe(body, position)}.");

    private void ReadString(int start)
    {
        escaped = false;
        var position = start + 1;
        while (position < body.Length)
        {
            var character = body[position];
            if (character == '"')
            {
                SetToken(TokenKind.String, start, position + 1);
                return;
            }

            if (character is '\n' or '\r')
            {
                break;
            }

            if (character == '\\')
            {
                escaped = true;
                position = SkipEscape(position);
            }
            else
            {
                position = SkipStringCharacter(position, character);
            }
        }

        throw Error(position, "Unterminated string.");
    }

    private void ReadBlockString(int start)
    {
        var position = start + 3;
        while (position < body.Length)
        {
            var character = body[position];
            if (character == '"' && IsTripleQuote(position))
            {
                SetToken(TokenKind.BlockString, start, position + 3);
                return;
            }

            position = character == '\\' && IsTripleQuote(position + 1)
                ? position + 4
                : SkipStringCharacter(position, character);
        }

        throw Error(position, "Unterminated string.");
    }

    private readonly bool IsTripleQuote(int position) =>
        At(position) == '"' && At(position + 1) == '"' && At(position + 2) == '"';

    private readonly int SkipStringCharacter(int position, char character)
    {
        if (!char.IsSurrogate(character))
        {
            return position + 1;
        }

        if (CharacterClasses.IsSurrogatePair(body, position))
        {
            return position + 2;
        }

        var shown = CharacterClasses.Describe(body, position);
        throw Error(position, $"Invalid character within String: {shown}.");
    }

    private readonly int SkipEscape(int position) => At(position + 1) switch
    {
        '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' => position + 2,
        'u' when At(position + 2) == '{' => SkipVariableWidthUnicodeEscape(position),
        'u' => SkipFixedWidthUnicodeEscape(position),
        _ => throw InvalidEscape("character", position, 2),
    };

    private readonly int SkipVariableWidthUnicodeEscape(int position)
    {
        // Up to eight digits are read, so that leading zeros are fine; the sign bit ends what is no digit or too large.
        const int prefix = 3;
        const int longest = 12;
        var codePoint = 0;
        var size = prefix;
        while (size < longest)
        {
            var character = At(position + size++);
            if (character == '}')
            {
                if (size < prefix + 2 || !CharacterClasses.IsScalarValue(codePoint))
                {
                    break;
                }

                return position + size;
            }

            codePoint = (codePoint << 4) | CharacterClasses.HexDigit(character);
            if (codePoint < 0)
            {
                break;
            }
        }

        throw InvalidEscape("Unicode", position, size);
    }

    private readonly int SkipFixedWidthUnicodeEscape(int position)
    {
        const int width = 6;
        var code = ReadHexCode(position + 2);
        if (CharacterClasses.IsScalarValue(code))
        {
            return position + width;
        }

        if (code is >= 0xD800 and <= 0xDBFF
            && At(position + width) == '\\'
            && At(position + width + 1) == 'u'
            && ReadHexCode(position + width + 2) is >= 0xDC00 and <= 0xDFFF)
        {
            return position + (2 * width);
        }

        throw InvalidEscape("Unicode", position, width);
    }

    private readonly int ReadHexCode(int position) =>
        (CharacterClasses.HexDigit(At(position)) << 12)
        | (CharacterClasses.HexDigit(At(position + 1)) << 8)
        | (CharacterClasses.HexDigit(At(position + 2)) << 4)
        | CharacterClasses.HexDigit(At(position + 3));

    private readonly GraphQLSyntaxException InvalidEscape(string what, int position, int size)
    {
        var shown = body.Substring(position, Math.Min(size, body.Length - position));
        return Error(position, $"Invalid {what} escape sequence: \"{shown}\".");
    }
}
