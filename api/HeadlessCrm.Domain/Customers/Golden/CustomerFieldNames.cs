namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>The names of the fields that a customer has as properties. Sources may bring others.</summary>
public static class CustomerFieldNames
{
    /// <summary><see cref="Customer.Kind"/>: PERSON or COMPANY.</summary>
    public const string Kind = "kind";

    /// <summary><see cref="Customer.DisplayName"/>, where one was given.</summary>
    public const string DisplayName = "displayName";

    /// <summary><see cref="Customer.GivenName"/>.</summary>
    public const string GivenName = "givenName";

    /// <summary><see cref="Customer.FamilyName"/>.</summary>
    public const string FamilyName = "familyName";

    /// <summary><see cref="Customer.CompanyName"/>.</summary>
    public const string CompanyName = "companyName";

    /// <summary>The day of birth, as 1980-05-31.</summary>
    public const string BirthDate = "birthDate";

    /// <summary>The sex: FEMALE, MALE or OTHER.</summary>
    public const string Sex = "sex";

    /// <summary>The marital status, such as MARRIED.</summary>
    public const string MaritalStatus = "maritalStatus";

    /// <summary>What the person does, in the person's words.</summary>
    public const string Occupation = "occupation";

    /// <summary>Where the customer lives or is, as coding and code, such as ubigeo:150101.</summary>
    public const string Area = "area";

    /// <summary>The stage of life that was declared, such as FIRST_JOB.</summary>
    public const string LifeStage = "lifeStage";

    /// <summary>The names of what is known of the person.</summary>
    internal static readonly string[] Demographics = [Sex, BirthDate, MaritalStatus, Occupation, Area, LifeStage];

    /// <summary>A day of birth that does not exist in the calendar, as a source wrote it; a slip that matching still learns from.</summary>
    public const string BirthDateAsGiven = "birthDateAsGiven";

    /// <summary>The number of an identity document, a tax or social security number.</summary>
    public const string DocumentNumber = "documentNumber";

    /// <summary>The identification number of a vehicle the customer has.</summary>
    public const string Vin = "vin";

    /// <summary>The street of the postal address.</summary>
    public const string Street = "street";

    /// <summary>The house number.</summary>
    public const string StreetNumber = "streetNumber";

    /// <summary>The second line of the address: building, estate, flat.</summary>
    public const string AddressLine2 = "addressLine2";

    /// <summary>The town, suburb or district.</summary>
    public const string Locality = "locality";

    /// <summary>The postal code.</summary>
    public const string PostalCode = "postalCode";

    /// <summary>The state, region or department.</summary>
    public const string Region = "region";

    /// <summary>The names that customers have as properties.</summary>
    internal static readonly string[] Properties = [Kind, DisplayName, GivenName, FamilyName, CompanyName];

    /// <summary>The value of a kind.</summary>
    public static string OfKind(CustomerKind kind) => kind == CustomerKind.Company ? "COMPANY" : "PERSON";

    /// <summary>The kind of a value; null: it is none.</summary>
    public static CustomerKind? KindOf(string? value) => value switch
    {
        "PERSON" => CustomerKind.Person,
        "COMPANY" => CustomerKind.Company,
        _ => null,
    };
}
