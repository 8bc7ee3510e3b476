namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>Vehicle identification numbers (ISO 3779).</summary>
public static class VehicleIdentification
{
    /// <summary>How many characters a VIN has.</summary>
    public const int Length = 17;

    /// <summary>Where the check digit stands, from 0.</summary>
    public const int CheckDigitPosition = 8;

    // 49 CFR 565.15 (c): what each character counts, from '0' on; letters that no VIN has count -1.
    private static ReadOnlySpan<sbyte> Values =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -1, -1, -1, -1, -1, -1,
        1, 2, 3, 4, 5, 6, 7, 8, -1, 1, 2, 3, 4, 5, -1, 7, -1, 9, 2, 3, 4, 5, 6, 7, 8, 9,
    ];

    private static ReadOnlySpan<sbyte> Weights => [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>Whether a text has the form of a VIN: 17 capital letters and digits without I, O and Q.</summary>
    public static bool IsWellFormed(string vin) => vin.Length == Length && vin.All(IsAllowed);

    /// <summary>Whether a character may stand in a VIN.</summary>
    public static bool IsAllowed(char character) =>
        char.IsAsciiDigit(character) || (char.IsAsciiLetterUpper(character) && character is not ('I' or 'O' or 'Q'));

    /// <summary>The check digit that a well-formed VIN should have: a digit, or X for ten (49 CFR 565.15 (c)).</summary>
    public static char CheckDigitOf(string vin)
    {
        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            sum += Values[vin[i] - '0'] * Weights[i];
        }

        return (sum % 11) is var remainder and < 10 ? (char)('0' + remainder) : 'X';
    }

    /// <summary>Whether the check digit of a well-formed VIN is the one it should have.</summary>
    public static bool HasCheckDigit(string vin) => vin[CheckDigitPosition] == CheckDigitOf(vin);

    /// <summary>Whether a well-formed VIN was given for a region where the check digit is the law: North America, 1 to 5.</summary>
    public static bool RequiresCheckDigit(string vin) => vin[0] is >= '1' and <= '5';

    /// <summary>Why a text is no VIN that may be kept; null when it is one.</summary>
    /// <param name="vin">The text.</param>
    /// <param name="path">Where in the command it stands, outermost name first.</param>
    internal static InvalidValue? Check(string vin, params string[] path)
    {
        if (!IsWellFormed(vin))
        {
            return InvalidValue.At($"\"{vin}\" is not a VIN: 17 capital letters and digits without I, O and Q.", path);
        }

        return RequiresCheckDigit(vin) && !HasCheckDigit(vin)
            ? InvalidValue.At(
                $"\"{vin}\" has the check digit {vin[CheckDigitPosition]} where North America demands {CheckDigitOf(vin)}; " +
                "one of its characters is mistyped.",
                path)
            : null;
    }
}
