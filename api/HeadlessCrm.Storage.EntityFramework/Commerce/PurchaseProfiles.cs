using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

/// <summary>What the store knows of its purchases as a whole, kept in the transactions that change them.</summary>
internal static class PurchaseProfiles
{
    /// <summary>
    /// After a change to transactions: settles the reporting currency if this was the store's first transaction, and marks
    /// the store as changed.
    /// </summary>
    public static Task UpdateAsync(CrmDbContext context, string currency, CancellationToken cancellationToken) =>
        context.StoreState.ExecuteUpdateAsync(
            state => state
                .SetProperty(row => row.PurchaseVersion, row => row.PurchaseVersion + 1)
                .SetProperty(row => row.ReportingCurrency, row => row.ReportingCurrency ?? currency),
            cancellationToken);
}
