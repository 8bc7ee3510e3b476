namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What two records are compared on.</summary>
public enum MatchField
{
    /// <summary>A person's given names.</summary>
    GivenName,

    /// <summary>A person's family names.</summary>
    FamilyName,

    /// <summary>Whether given and family name stand in the same order in both records; made by comparing, never given.</summary>
    NameOrder,

    /// <summary>A company's name.</summary>
    CompanyName,

    /// <summary>The date of birth.</summary>
    BirthDate,

    /// <summary>The number of an identity document, a tax or social security number.</summary>
    DocumentNumber,

    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Telephone numbers, fixed or mobile.</summary>
    Phone,

    /// <summary>Identification numbers of vehicles.</summary>
    Vin,

    /// <summary>The street, without the house number when that is known apart.</summary>
    Street,

    /// <summary>The house number.</summary>
    StreetNumber,

    /// <summary>The second line of an address: building, estate, flat.</summary>
    AddressLine2,

    /// <summary>Whether the two lines of the address stand in the same order in both records; made by comparing, never given.</summary>
    AddressOrder,

    /// <summary>The town, suburb or district.</summary>
    Locality,

    /// <summary>The postal code.</summary>
    PostalCode,

    /// <summary>The state, region or department.</summary>
    Region,
}
