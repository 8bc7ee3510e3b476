using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

public sealed class MatchTextTests
{
    [Theory]
    [InlineData(MatchField.GivenName, "  José-María ", "jose maria")]
    [InlineData(MatchField.FamilyName, "O'Higgins Ñahui", "ohiggins nahui")]
    [InlineData(MatchField.FamilyName, "ŁUKASZEWSKI-Çelik", "lukaszewski celik")]
    [InlineData(MatchField.CompanyName, "Autos del Perú S.A.C.", "autos del peru")]
    [InlineData(MatchField.CompanyName, "S.A.", "sa")]
    [InlineData(MatchField.Street, "Av. Arequipa", "avenue arequipa")]
    [InlineData(MatchField.BirthDate, "1980-12-31", "19801231")]
    [InlineData(MatchField.BirthDate, "31/12/1980", "19801231")]
    [InlineData(MatchField.BirthDate, "12/31/1980", "19801231")]
    [InlineData(MatchField.BirthDate, "1.2.1980", "19800201")]
    [InlineData(MatchField.BirthDate, "19160017", "19160017")]
    [InlineData(MatchField.Phone, "+51 (987) 654-321", "987654321")]
    [InlineData(MatchField.Phone, "987654321", "987654321")]
    [InlineData(MatchField.Email, " Ana@Mail.Example ", "ana@mail.example")]
    [InlineData(MatchField.DocumentNumber, "12.345.678-K", "12345678k")]
    [InlineData(MatchField.Vin, "1hgcm82633a004352", "1hgcm82633a004352")]
    [InlineData(MatchField.StreetNumber, "12-B", "12b")]
    public void Brings_values_into_one_form(MatchField field, string given, string expected) =>
        Assert.Equal(expected, MatchText.Normalise(field, given));

    [Theory]
    [InlineData(MatchField.GivenName, null)]
    [InlineData(MatchField.GivenName, "  ")]
    [InlineData(MatchField.Phone, "none")]
    [InlineData(MatchField.DocumentNumber, "--")]
    public void What_says_nothing_is_missing(MatchField field, string? given) => Assert.Null(MatchText.Normalise(field, given));
}
