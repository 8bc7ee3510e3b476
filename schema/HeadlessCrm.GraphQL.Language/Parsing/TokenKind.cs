namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>The kinds of lexical tokens; punctuators first, so that one comparison tells them apart.</summary>
internal enum TokenKind : byte
{
    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Dot,
    Spread,
    Colon,
    EqualsSign,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    StartOfFile,
    EndOfFile,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>What tokens are called in error messages.</summary>
internal static class TokenKindNames
{
    private static readonly string[] Names =
    [
        "\"!\"", "\"$\"", "\"&\"", "\"(\"", "\")\"", "\".\"", "\"...\"", "\":\"", "\"=\"", "\"@\"",
        "\"[\"", "\"]\"", "\"{\"", "\"|\"", "\"}\"",
        "<SOF>", "<EOF>", "Name", "Int", "Float", "String", "BlockString",
    ];

    /// <summary>The kind's name; punctuators are quoted.</summary>
    public static string Describe(this TokenKind kind) => Names[(int)kind];
}
