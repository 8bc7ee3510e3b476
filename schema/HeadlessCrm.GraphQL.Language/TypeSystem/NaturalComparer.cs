namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>Orders names by code unit, runs of digits by their number: <c>A2</c>, <c>A9</c>, <c>A10</c>.</summary>
internal sealed class NaturalComparer : IComparer<string>
{
    public static NaturalComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x ?? string.Empty;
        var right = y ?? string.Empty;
        int i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            if (IsDigit(left[i]) && IsDigit(right[j]))
            {
                var difference = ReadNumber(left, ref i).CompareTo(ReadNumber(right, ref j));
                if (difference != 0)
                {
                    return difference;
                }
            }
            else if (left[i] != right[j])
            {
                return left[i].CompareTo(right[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        return left.Length - right.Length;
    }

    // A leading zero is a number of its own, so that A0, A00 and A01 keep a fixed order.
    private static double ReadNumber(string text, ref int at)
    {
        double number = 0;
        do
        {
            number = (number * 10) + (text[at] - '0');
            at++;
        }
        while (number > 0 && at < text.Length && IsDigit(text[at]));

        return number;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
