using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>What a row's lines come to, as stored.</summary>
internal readonly record struct ImportedTotals(long Net, long? Cost, long Quantity, long? LabourHours)
{
    /// <summary>The product type that stands in the transaction's own row: that of its only line; null: it has several.</summary>
    public static string? OnlyProductType(ImportedTransaction row) => row.Lines.Count == 1 ? row.Lines[0].ProductType : null;

    public static ImportedTotals Of(ImportedTransaction row)
    {
        long net = 0;
        long? cost = 0;
        long quantity = 0;
        long? labour = null;
        for (var i = 0; i < row.Lines.Count; i++)
        {
            var line = row.Lines[i];
            net += FixedPoint.OfAmount(line.Net);
            cost += line.Cost is { } lineCost ? FixedPoint.OfAmount(lineCost) : null;
            quantity += FixedPoint.OfQuantity(line.Quantity);
            labour = line.LabourHours is { } hours ? (labour ?? 0) + FixedPoint.OfQuantity(hours) : labour;
        }

        return new ImportedTotals(net, cost, quantity, labour);
    }
}
