namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>E-mail addresses: whether a text can be one (RFC 5321 without quoted names and address literals; RFC 6531 letters).</summary>
public static class EmailAddresses
{
    private const int MostCharacters = 254;
    private const int MostOfName = 64;
    private const int MostOfLabel = 63;

    /// <summary>What is wrong with an address; null: it can be one.</summary>
    public static string? FaultOf(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && text.Length <= MostCharacters && IsName(text[..at]) && IsDomain(text[(at + 1)..])
            ? null
            : $"\"{text}\" is not an e-mail address; it needs a name, one @ and a domain.";
    }

    private static bool IsName(string name) =>
        name.Length <= MostOfName && !name.StartsWith('.') && !name.EndsWith('.') && !name.Contains("..", StringComparison.Ordinal)
        && name.All(letter => char.IsLetterOrDigit(letter) || ".!#$%&'*+/=?^_`{|}~-".Contains(letter, StringComparison.Ordinal));

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 1 && labels.All(label =>
            label.Length is > 0 and <= MostOfLabel && !label.StartsWith('-') && !label.EndsWith('-')
            && label.All(letter => char.IsLetterOrDigit(letter) || letter == '-'));
    }
}
