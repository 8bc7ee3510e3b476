namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>How contact points are brought into their one form.</summary>
/// <param name="DefaultCountry">The country of telephone numbers without a country code, ISO 3166-1 alpha-2; null: none is assumed.</param>
public sealed record ContactPointSettings(string? DefaultCountry = null)
{
    /// <summary>Whether a country's telephone numbers are known.</summary>
    public static bool Knows(string country) => DialPlans.OfCountry(country) is not null;

    /// <summary>The contact point in the form in which it is kept: telephone numbers by E.164, no blanks around it.</summary>
    public ContactPoint Normalise(ContactPoint point) => point switch
    {
        { Value: null } => point,
        { Channel: Channel.Phone or Channel.Mobile or Channel.Fax } =>
            point with { Value = PhoneNumbers.Normalise(point.Value, DefaultCountry) },
        _ => point with { Value = point.Value.Trim() },
    };
}
