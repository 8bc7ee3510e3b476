using HeadlessCrm.Domain;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>Counts what becomes of a batch's rows.</summary>
internal sealed class ImportTally(int rowCount)
{
    private readonly ImportRowResult[] rows = new ImportRowResult[rowCount];
    private readonly int[] counts = new int[5];

    public int CustomersCreated { get; set; }

    public void Set(int row, ImportRowResult result)
    {
        rows[row] = result;
        counts[(int)result]++;
    }

    public ImportBatchResult ToResult() => new(
        rows,
        counts[(int)ImportRowResult.Inserted],
        counts[(int)ImportRowResult.Unchanged],
        counts[(int)ImportRowResult.Changed],
        counts[(int)ImportRowResult.Contradictory],
        CustomersCreated)
    {
        QuoteRefused = counts[(int)ImportRowResult.QuoteRefused],
    };
}
