using System.Security.Cryptography;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Feed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>Brings the database to the present schema and settles what is decided once per store.</summary>
internal sealed class StorageInitializer(CrmDatabase database, IOptions<StorageOptions> options)
{
    private const int CursorKeyLength = 32;

    private CursorCodec? cursors;

    /// <summary>The codec with this store's key.</summary>
    public CursorCodec Cursors => cursors
        ?? throw new InvalidOperationException("The storage is not initialised; await InitializeStorageAsync() on start.");

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await database.PrepareAsync(cancellationToken);
        using var turn = await database.EnterWriteAsync(cancellationToken);
        await using var context = await database.CreateContextAsync(cancellationToken);
        await database.MigrateAsync(context, cancellationToken);

        // Of several nodes starting together only the first creates.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await database.LockStoreAsync(context, cancellationToken);
        await database.CompleteSchemaAsync(context, cancellationToken);
        var state = await context.StoreState.SingleOrDefaultAsync(cancellationToken);
        if (state is null)
        {
            state = new StoreStateRow { CursorKey = RandomNumberGenerator.GetBytes(CursorKeyLength) };
            context.Add(state);
        }

        var isEmpty = !await context.Customers.AnyAsync(cancellationToken);
        if (!await context.FeedState.AnyAsync(cancellationToken))
        {
            context.Add(new FeedStateRow { BeganEmpty = isEmpty });
        }

        if (!await context.MatchKeyState.AnyAsync(cancellationToken))
        {
            // Of a store that was filled before this row there was, nobody knows what keys it has.
            context.Add(new MatchKeyStateRow { Version = isEmpty ? BlockingKeys.Version : 0 });
        }

        if (options.Value.ReportingCurrency is { } wanted && wanted != state.ReportingCurrency)
        {
            state.ReportingCurrency = wanted;
            state.PurchaseVersion++;

            // The profiles in use are sums of another currency; the consumer that keeps them makes them anew.
            await context.FeedConsumers.Where(row => row.Name == CustomerPurchaseProfile.Projection)
                .ExecuteUpdateAsync(row => row.SetProperty(set => set.IsRebuildRequested, true), cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        cursors = new CursorCodec(state.CursorKey);
    }
}
