namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>How disagreements are shown.</summary>
internal static class Disagreement
{
    private const string Fault = "FAULT ";

    /// <summary>The input, both answers, and the schema when the input is for one.</summary>
    public static string Show(string input, string reference, string ours, string? schema = null) => string.Concat(
        $"--- input\n{ExchangedText.Visible(input)}\n--- reference\n{reference}\n--- ours\n{ours}",
        schema is null ? "" : $"\n--- for the schema\n{ExchangedText.Visible(schema)}");

    /// <summary>An exception of ours that is no answer: always a disagreement.</summary>
    public static string Show(Exception fault) => $"{Fault}{fault.GetType().Name}: {fault.Message}\n{fault.StackTrace}";

    /// <summary>Whether our answer is such an exception.</summary>
    public static bool IsFault(string answer) => answer.StartsWith(Fault, StringComparison.Ordinal);

    /// <summary>Whether the reference itself failed, so that any answer of ours will do that is none of the kind.</summary>
    public static bool IsReferenceFault(string answer) => answer.StartsWith("REFERENCE FAULT ", StringComparison.Ordinal);
}
