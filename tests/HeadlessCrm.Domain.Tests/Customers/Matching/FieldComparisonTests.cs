using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

public sealed class FieldComparisonTests
{
    [Theory]
    [InlineData(MatchField.FamilyName, "quispe", "quispe", AgreementLevel.Agree)]
    [InlineData(MatchField.FamilyName, "de la cruz", "delacruz", AgreementLevel.Agree)]
    [InlineData(MatchField.FamilyName, "gonzales", "gonzalez", AgreementLevel.Close)]
    [InlineData(MatchField.FamilyName, "garcia", "garcia lopez", AgreementLevel.Close)]
    [InlineData(MatchField.FamilyName, "quispe", "mamani", AgreementLevel.Disagree)]
    [InlineData(MatchField.GivenName, "j", "juan", AgreementLevel.Close)]
    [InlineData(MatchField.GivenName, "p", "juan", AgreementLevel.Disagree)]
    [InlineData(MatchField.GivenName, "elena", "maria elena", AgreementLevel.Close)]
    [InlineData(MatchField.GivenName, null, "juan", AgreementLevel.Missing)]
    [InlineData(MatchField.BirthDate, "19801231", "19801213", AgreementLevel.Close)]
    [InlineData(MatchField.BirthDate, "19800211", "19801102", AgreementLevel.Close)]
    [InlineData(MatchField.BirthDate, "19801231", "19651231", AgreementLevel.Close)]
    [InlineData(MatchField.BirthDate, "19801231", "19530704", AgreementLevel.Disagree)]
    [InlineData(MatchField.DocumentNumber, "4957843", "4975843", AgreementLevel.Close)]
    [InlineData(MatchField.DocumentNumber, "4957843", "1030769", AgreementLevel.Disagree)]
    [InlineData(MatchField.Email, "ana.quispe@mail.example", "ana.quispe@correo.example", AgreementLevel.Close)]
    [InlineData(MatchField.Email, "ana@mail.example", "luis@mail.example", AgreementLevel.Disagree)]
    [InlineData(MatchField.Phone, "987654321\n912345678", "912345678", AgreementLevel.Agree)]
    [InlineData(MatchField.Phone, "987654321\n912345678", "912345687", AgreementLevel.Close)]
    [InlineData(MatchField.Vin, "1hgcm82633a004352", "xxxxxxxxx3a004352", AgreementLevel.Close)]
    [InlineData(MatchField.Street, "buthidaung street", "buthidaungstreet", AgreementLevel.Agree)]
    [InlineData(MatchField.Street, "rupp place", "rupp lace", AgreementLevel.Close)]
    [InlineData(MatchField.PostalCode, "2036", "2306", AgreementLevel.Close)]
    public void Names_the_level(MatchField field, string? one, string? other, AgreementLevel level)
    {
        Assert.Equal(level, FieldComparison.Compare(field, one, other));
        Assert.Equal(level, FieldComparison.Compare(field, other, one));
    }

    [Fact]
    public void Names_in_the_other_order_agree_and_the_order_disagrees()
    {
        var one = People.Of("1", ("given", "mikhayla"), ("family", "hannagan"), ("street", "rupp place"), ("line2", "brentwood vlge"));
        var other = People.Of("2", ("given", "hannagan"), ("family", "mikhvyla"), ("street", "brentwood vlge"), ("line2", "rupp place"));

        var pattern = RecordComparison.Compare(one, other);

        Assert.Equal(AgreementLevel.Disagree, pattern[MatchField.NameOrder]);
        Assert.Equal(
            [AgreementLevel.Close, AgreementLevel.Agree],
            new[] { pattern[MatchField.GivenName], pattern[MatchField.FamilyName] }.Order());
        Assert.Equal(pattern, RecordComparison.Compare(other, one));
        Assert.Equal(AgreementLevel.Disagree, pattern[MatchField.AddressOrder]);
        Assert.Equal(AgreementLevel.Agree, pattern[MatchField.Street]);
        Assert.Equal(AgreementLevel.Agree, pattern[MatchField.AddressLine2]);
    }
}
