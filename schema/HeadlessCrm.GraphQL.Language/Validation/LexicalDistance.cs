namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// Damerau–Levenshtein distance (optimal string alignment) from one text to others; a difference in case only counts
/// one in total.
/// </summary>
internal sealed class LexicalDistance(string input)
{
    private readonly string lowered = input.ToLowerInvariant();
    private int[] beforeLast = [];
    private int[] last = [];
    private int[] current = [];

    /// <summary>The distance to an option, or -1 when it is above the threshold.</summary>
    public int Measure(string option, int threshold)
    {
        if (string.Equals(input, option, StringComparison.Ordinal))
        {
            return 0;
        }

        var loweredOption = option.ToLowerInvariant();
        if (string.Equals(lowered, loweredOption, StringComparison.Ordinal))
        {
            return 1;
        }

        return loweredOption.Length < lowered.Length
            ? Align(lowered, loweredOption, threshold)
            : Align(loweredOption, lowered, threshold);
    }

    private int Align(string longer, string shorter, int threshold)
    {
        if (longer.Length - shorter.Length > threshold)
        {
            return -1;
        }

        Prepare(shorter.Length + 1);
        for (var row = 1; row <= longer.Length; row++)
        {
            if (FillRow(longer, shorter, row) > threshold)
            {
                return -1;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        var distance = last[shorter.Length];
        return distance <= threshold ? distance : -1;
    }

    private int FillRow(string longer, string shorter, int row)
    {
        current[0] = row;
        var smallest = row;
        for (var column = 1; column <= shorter.Length; column++)
        {
            var cost = longer[row - 1] == shorter[column - 1] ? 0 : 1;
            var cell = Math.Min(Math.Min(last[column] + 1, current[column - 1] + 1), last[column - 1] + cost);
            if (row > 1
                && column > 1
                && longer[row - 1] == shorter[column - 2]
                && longer[row - 2] == shorter[column - 1])
            {
                cell = Math.Min(cell, beforeLast[column - 2] + 1);
            }

            current[column] = cell;
            smallest = Math.Min(smallest, cell);
        }

        return smallest;
    }

    private void Prepare(int width)
    {
        if (current.Length < width)
        {
            beforeLast = new int[width];
            last = new int[width];
            current = new int[width];
        }

        for (var column = 0; column < width; column++)
        {
            last[column] = column;
        }
    }
}
