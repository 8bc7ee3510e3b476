namespace HeadlessCrm.GraphQL.Language;

/// <summary>A place in a document; line and column count from 1, columns in UTF-16 code units.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct SourceLocation(int Line, int Column);
