using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>
/// Writes syntax nodes back as text in the layout of the reference printer: two blanks of indentation, argument lists and
/// values that would be longer than 80 characters broken into lines. Parsing the text gives an equal tree; comments and
/// ignored characters are not kept.
/// </summary>
public static class Printer
{
    private const int MaxIndentDepthInErrors = 100;

    /// <summary>The text of a node of any kind, without a line end after it.</summary>
    public static string Print(SyntaxNode node) => new DocumentPrinter(int.MaxValue).Print(node);

    /// <summary>
    /// The text of a node for an error message: below 100 levels of indentation lines are joined by blanks, so that a deeply
    /// nested value does not make a message of quadratic length.
    /// </summary>
    public static string PrintForError(SyntaxNode node) => new DocumentPrinter(MaxIndentDepthInErrors).Print(node);
}
