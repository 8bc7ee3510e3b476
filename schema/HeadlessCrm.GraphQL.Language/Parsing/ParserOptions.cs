namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>How much a parser accepts.</summary>
public sealed record ParserOptions
{
    /// <summary>The default of <see cref="MaxDepth"/>.</summary>
    public const int DefaultMaxDepth = 500;

    /// <summary>
    /// The most tokens a document may have, comments and ignored characters not counted; null (the default) for no limit.
    /// </summary>
    public int? MaxTokens { get; init; }

    /// <summary>
    /// How deep selection sets, values and list types may nest, counted together from 1. A deeper document is a syntax
    /// error; it is also one when the thread's stack runs short before this depth is reached.
    /// </summary>
    public int MaxDepth { get; init; } = DefaultMaxDepth;

    /// <summary>
    /// Whether fragments may declare variables and spreads may pass arguments: an experiment of the reference, not in the
    /// specification.
    /// </summary>
    public bool AllowFragmentArguments { get; init; }
}
