using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Printing;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>Parts of documents quoted in errors.</summary>
internal static class ErrorText
{
    // A huge literal with many faults would otherwise be quoted whole in each error.
    private const int MaxQuoteLength = 10_000;

    /// <summary>The node as the printer writes it, cut off when it is very long.</summary>
    public static string Quote(SyntaxNode node)
    {
        var text = Printer.PrintForError(node);
        return text.Length <= MaxQuoteLength ? text : text.Remove(MaxQuoteLength) + "...";
    }
}
