namespace HeadlessCrm.Domain.Commerce;

/// <summary>Vehicle identification numbers (ISO 3779).</summary>
public static class VehicleIdentification
{
    /// <summary>Whether a text has the form of a VIN; the check digit, which only some regions use, is not looked at.</summary>
    public static bool IsWellFormed(string vin)
    {
        if (vin.Length != 17)
        {
            return false;
        }

        foreach (var character in vin)
        {
            if (!char.IsAsciiDigit(character) && (!char.IsAsciiLetterUpper(character) || character is 'I' or 'O' or 'Q'))
            {
                return false;
            }
        }

        return true;
    }
}
