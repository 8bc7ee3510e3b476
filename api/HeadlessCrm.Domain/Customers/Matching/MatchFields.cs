namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// What is known of the fields before any data: where learning begins, and what stands when there is nothing to learn from.
/// </summary>
internal static class MatchFields
{
    /// <summary>The number of levels.</summary>
    public const int Levels = 4;

    // m: among records of one person, u: among records of two; agree and close (the rest disagrees).
    private static readonly FieldTraits[] All =
    [
        new(MatchField.GivenName, 0.80, 0.13, 0.01, 0.01, 0.02, HasFrequencies: true),
        new(MatchField.FamilyName, 0.82, 0.12, 0.003, 0.005, 0.90, HasFrequencies: true),
        new(MatchField.NameOrder, 0.97, 0.0, 0.5, 0.0, 1.0),
        new(MatchField.CompanyName, 0.75, 0.18, 0.0005, 0.002, 0.50, HasFrequencies: true),
        new(MatchField.BirthDate, 0.88, 0.07, 0.00005, 0.003, 0.005),
        new(MatchField.DocumentNumber, 0.90, 0.06, 0.000002, 0.0002, 0.0005),
        new(MatchField.Email, 0.80, 0.06, 0.000005, 0.0001, 0.20),
        new(MatchField.Phone, 0.75, 0.05, 0.000005, 0.0001, 0.70),
        new(MatchField.Vin, 0.60, 0.04, 0.000005, 0.0001, 0.80),
        new(MatchField.Street, 0.75, 0.15, 0.0005, 0.002, 1.0, HasFrequencies: true),
        new(MatchField.StreetNumber, 0.85, 0.07, 0.02, 0.15, 1.0),
        new(MatchField.AddressLine2, 0.70, 0.15, 0.002, 0.003, 1.0, HasFrequencies: true),
        new(MatchField.AddressOrder, 0.95, 0.0, 0.5, 0.0, 1.0),
        new(MatchField.Locality, 0.80, 0.12, 0.002, 0.003, 1.0, HasFrequencies: true),
        new(MatchField.PostalCode, 0.85, 0.08, 0.001, 0.02, 1.0, HasFrequencies: true),
        new(MatchField.Region, 0.90, 0.05, 0.20, 0.02, 1.0),
    ];

    /// <summary>The number of fields.</summary>
    public static int Count => All.Length;

    public static FieldTraits Of(MatchField field) => All[(int)field];

    /// <summary>Whether a record may have several values of the field, any of which may agree.</summary>
    public static bool IsMultiple(MatchField field) =>
        field is MatchField.Email or MatchField.Phone or MatchField.Vin or MatchField.DocumentNumber;

    /// <summary>Whether the field is made by comparing: in which order two parts stand.</summary>
    public static bool IsOrder(MatchField field) => field is MatchField.NameOrder or MatchField.AddressOrder;
}

/// <summary>What is known of a field beforehand.</summary>
/// <param name="Field">The field.</param>
/// <param name="MatchAgree">P(agree | one person).</param>
/// <param name="MatchClose">P(close | one person).</param>
/// <param name="ChanceAgree">P(agree | two people).</param>
/// <param name="ChanceClose">P(close | two people).</param>
/// <param name="Shared">
/// The part of housemates who have the field in common as one person would: 1 for the address, little for what is a person's own.
/// </param>
/// <param name="HasFrequencies">Whether rare values weigh more than frequent ones.</param>
internal sealed record FieldTraits(
    MatchField Field,
    double MatchAgree,
    double MatchClose,
    double ChanceAgree,
    double ChanceClose,
    double Shared,
    bool HasFrequencies = false);
