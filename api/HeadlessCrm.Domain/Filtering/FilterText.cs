using System.Globalization;
using System.Text;

namespace HeadlessCrm.Domain.Filtering;

/// <summary>
/// Writes a filter as canonical text: equal filters give equal text, different ones different text. Strings are
/// length-prefixed, so no operand can imitate structure.
/// </summary>
public static class FilterText
{
    /// <summary>The text of a filter.</summary>
    public static string Of(Filter filter)
    {
        var text = new StringBuilder();
        Write(filter, text);
        return text.ToString();
    }

    internal static void Write(Filter filter, StringBuilder text)
    {
        switch (filter)
        {
            case Filter.And and:
                WriteList("and", and.Operands, text);
                break;
            case Filter.Or or:
                WriteList("or", or.Operands, text);
                break;
            case Filter.Not not:
                WriteList("not", [not.Operand], text);
                break;
            case Filter.Comparison comparison:
                WriteComparison(comparison, text);
                break;
            case Filter.Quantified collection:
                WriteCollection(collection, text);
                break;
        }
    }

    private static void WriteList(string name, IReadOnlyList<Filter> operands, StringBuilder text)
    {
        text.Append(name).Append('(');
        foreach (var operand in operands)
        {
            Write(operand, text);
            text.Append(';');
        }

        text.Append(')');
    }

    private static void WriteComparison(Filter.Comparison comparison, StringBuilder text)
    {
        text.Append(comparison.Field).Append(' ').Append(comparison.Comparator);
        foreach (var operand in comparison.Operands)
        {
            var value = operand switch
            {
                DateTimeOffset instant => instant.UtcTicks.ToString(CultureInfo.InvariantCulture),
                decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
                Enum member => member.ToString(),
                _ => Convert.ToString(operand, CultureInfo.InvariantCulture) ?? string.Empty,
            };
            text.Append(' ').Append(value.Length).Append(':').Append(value);
        }
    }

    private static void WriteCollection(Filter.Quantified collection, StringBuilder text)
    {
        text.Append(collection.Name).Append('.').Append(collection.Quantifier).Append('(');
        if (collection.Where is not null)
        {
            Write(collection.Where, text);
        }

        text.Append(')');
        if (collection.Within is { } within)
        {
            text.Append("within ").Append(within);
        }

        foreach (var count in collection.Count ?? [])
        {
            text.Append('#');
            WriteComparison(count with { Field = "count" }, text);
        }
    }
}
