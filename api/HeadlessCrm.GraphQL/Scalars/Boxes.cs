namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Boxed values that requests share instead of allocating them.</summary>
internal static class Boxes
{
    private const int Least = -128;
    private const int Most = 1023;

    private static readonly object[] Integers =
        [.. Enumerable.Range(Least, Most - Least + 1).Select(value => (object)value)];

    public static readonly object True = true;

    public static readonly object False = false;

    public static object Boolean(bool value) => value ? True : False;

    public static object Int(int value) => value is >= Least and <= Most ? Integers[value - Least] : value;
}
