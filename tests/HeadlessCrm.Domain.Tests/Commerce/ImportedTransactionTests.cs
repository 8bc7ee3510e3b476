using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Tests.Commerce;

public sealed class ImportedTransactionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly ImportedTransaction Good = new(
        "t1", "c1", TransactionKind.Sale, Now.AddDays(-1), "USD", [new TransactionLineInput("CD", 1, 11.77m)]);

    public static IEnumerable<TheoryDataRow<string, ImportedTransaction>> Bad() =>
    [
        new("externalId", Good with { ExternalId = " " }),
        new("externalId", Good with { ExternalId = new string('x', 201) }),
        new("customerExternalId", Good with { CustomerExternalId = "a\u0000b" }),
        new("customerExternalId", Good with { CustomerExternalId = "\ud800" }),
        new("kind", Good with { Kind = (TransactionKind)9 }),
        new("occurredAt", Good with { OccurredAt = Now.AddTicks(1) }),
        new("occurredAt", Good with { OccurredAt = new DateTimeOffset(1899, 12, 31, 0, 0, 0, TimeSpan.Zero) }),
        new("currency", Good with { Currency = "ABC" }),
        new("currency", Good with { Currency = "XXX" }),
        new("lines", Good with { Lines = [] }),
        new("productType", Good with { Lines = [new TransactionLineInput("", 1, 1)] }),
        new("net", Good with { Lines = [new TransactionLineInput("CD", 1, 1.005m)] }),
        new("net", Good with { Lines = [new TransactionLineInput("CD", 1, decimal.MaxValue)] }),
        new("cost", Good with { Lines = [new TransactionLineInput("CD", 1, 1, 0.001m)] }),
        new("quantity", Good with { Lines = [new TransactionLineInput("CD", 0.0000001m, 1)] }),
        new("quantity", Good with { Lines = [new TransactionLineInput("CD", decimal.MinValue, 1)] }),
        new("odometerKm", Good with { OdometerKm = -1 }),
        new("vin", Good with { Vin = "1HGCM82633A00435O" }),
    ];

    [Fact]
    public void A_good_row_has_no_error()
    {
        Assert.Empty(Good.Validate(Now));
        Assert.Empty((Good with { Vin = "1HGCM82633A004352", OdometerKm = 0, DealerCode = "L1" }).Validate(Now));
        Assert.Empty((Good with { Lines = [new TransactionLineInput("CD", 0, 0)] }).Validate(Now));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_row_names_the_column(string column, ImportedTransaction row)
    {
        var error = Assert.Single(row.Validate(Now));

        Assert.Equal([column], error.Path);
        Assert.Equal(InvalidValue.ErrorCode, error.Code);
    }
}
