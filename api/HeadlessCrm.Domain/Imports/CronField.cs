using System.Globalization;

namespace HeadlessCrm.Domain.Imports;

/// <summary>One of the fields of a <see cref="CronExpression"/>: the numbers that fit.</summary>
/// <param name="Bits">A bit for each number.</param>
/// <param name="IsAll">Whether it begins with an asterisk, and so restricts nothing by itself.</param>
/// <param name="IsRhythm">Whether it is said by an asterisk or a step, not by numbers.</param>
internal sealed record CronField(ulong Bits, bool IsAll, bool IsRhythm)
{
    public bool Has(int number) => (Bits >> number & 1) == 1;

    public CronField With(int number) => this with { Bits = Bits | 1UL << number };

    /// <summary>Reads a list of numbers, names, ranges and steps; null: it is none, or a number is out of bounds.</summary>
    public static CronField? Parse(string text, int least, int most, string[] names)
    {
        var field = new CronField(0, text.StartsWith('*'), false);
        foreach (var part in text.Split(','))
        {
            var (range, step, hasStep) = (part, 1, false);
            if (part.Split('/') is [var stepped, var by])
            {
                hasStep = int.TryParse(by, NumberStyles.None, CultureInfo.InvariantCulture, out step);
                if (!hasStep || step < 1 || step > most)
                {
                    return null;
                }

                range = stepped;
            }

            if (BoundsOf(range, least, most, names) is not var (first, last) || first > last)
            {
                return null;
            }

            // A step after one number goes on from there to the end.
            last = hasStep && !range.Contains('-', StringComparison.Ordinal) ? most : last;
            for (var number = first; number <= last; number += step)
            {
                field = field.With(number);
            }

            field = field with { IsRhythm = field.IsRhythm || hasStep || range == "*" };
        }

        return field;
    }

    private static (int First, int Last)? BoundsOf(string range, int least, int most, string[] names)
    {
        if (range == "*")
        {
            return (least, most);
        }

        var ends = range.Split('-');
        if (ends.Length > 2
            || NumberOf(ends[0], least, most, names) is not { } first
            || NumberOf(ends[^1], least, most, names) is not { } last)
        {
            return null;
        }

        return (first, last);
    }

    private static int? NumberOf(string text, int least, int most, string[] names)
    {
        var name = Array.FindIndex(names, one => one.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            // Months are counted from 1, days of the week from 0.
            return name + least;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;
    }
}
