
namespace HeadlessCrm.Domain.Filtering;

/// <summary>How texts are compared: order by code point, search with letter case folded away.</summary>
public static class TextFolding
{
    /// <summary>The text with letter case folded away, by Unicode's simple mapping of each character.</summary>
    public static string Fold(string text) => text.ToLowerInvariant();

    /// <summary>
    /// Compares by code point, which is the order of UTF-8 bytes. Comparing UTF-16 units instead would put characters
    /// beyond the basic plane before U+E000.
    /// </summary>
    public static int CompareCodePoints(string left, string right)
    {
        var one = left.EnumerateRunes();
        var other = right.EnumerateRunes();
        while (true)
        {
            var hasOne = one.MoveNext();
            var hasOther = other.MoveNext();
            if (!hasOne || !hasOther)
            {
                return hasOne.CompareTo(hasOther);
            }

            var order = one.Current.CompareTo(other.Current);
            if (order != 0)
            {
                return order;
            }
        }
    }
}
