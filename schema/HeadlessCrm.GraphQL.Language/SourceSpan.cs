namespace HeadlessCrm.GraphQL.Language;

/// <summary>The part of a source a syntax node was read from; <c>default</c> for a node made by a program.</summary>
/// <param name="Source">The text, or null for a node made by a program.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset after the last character.</param>
public readonly record struct SourceSpan(Source? Source, int Start, int End);
