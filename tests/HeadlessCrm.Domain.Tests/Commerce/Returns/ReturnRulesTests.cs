using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Returns;

namespace HeadlessCrm.Domain.Tests.Commerce.Returns;

/// <summary>What the parts of a line come to.</summary>
public sealed class ReturnRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_parts_of_a_line_come_to_the_line_however_it_is_returned(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var currency = random.Next(3) switch { 0 => "USD", 1 => "JPY", _ => "KWD" };
            var quantity = random.Next(1, 1_000) / (decimal)Math.Pow(10, random.Next(3));
            var line = new TransactionLine(
                "TYRE", quantity, Money.Rounded(random.Next(-100_000, 100_000) / 7m, currency), Money.Rounded(random.Next(100_000) / 3m, currency));
            var returns = new List<TransactionReturn>();
            var left = quantity;
            while (left > 0)
            {
                var part = random.Next(4) == 0 ? left : Math.Min(left, Math.Max(0.000001m, decimal.Round(left * random.Next(100) / 100m, 6)));
                returns.Add(Return(ReturnRules.Part(0, part, line, returns)));
                left -= part;
                Assert.Equal(left == 0, ReturnRules.IsComplete([line], returns));
            }

            Assert.Equal(quantity, returns.Sum(one => one.Lines[0].Quantity));
            Assert.Equal(line.Net.Amount, returns.Sum(one => one.Lines[0].Net.Amount));
            Assert.Equal(line.Cost!.Value.Amount, returns.Sum(one => one.Lines[0].Cost!.Value.Amount));
        }
    }

    [Fact]
    public void A_document_with_a_discount_line_is_never_returned_whole_by_its_pieces()
    {
        TransactionLine[] lines = [new("TYRE", 1, Money.Rounded(100, "USD"), null), new("DISCOUNT", -1, Money.Rounded(-10, "USD"), null)];
        Assert.False(ReturnRules.IsComplete(lines, [Return(ReturnRules.Part(0, 1, lines[0], []))]));
    }

    private static TransactionReturn Return(ReturnedLine line) => new()
    {
        Id = Guid.CreateVersion7(Now),
        TransactionId = Guid.Empty,
        ReturnedAt = Now,
        RecordedAt = Now,
        Net = line.Net,
        Cost = line.Cost,
        Lines = [line],
    };
}
