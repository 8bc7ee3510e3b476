using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Api.DemoData;

/// <summary>
/// Fills an empty store with a made-up dealer group, so that there is something to ask about on the first day.
/// </summary>
internal sealed class DemoDataLoader(
    ICustomerStore customers,
    ICustomerImportStore customerImports,
    ITransactionImportStore transactionImports,
    IVehicleStore vehicles,
    IInteractionStore interactions,
    IDealerStore dealers,
    TimeProvider clock)
{
    /// <summary>Loads the demo data when the store is empty, or when an earlier loading was broken off.</summary>
    /// <returns>Whether it was loaded.</returns>
    public async Task<bool> LoadOnFirstStartAsync(CancellationToken cancellationToken)
    {
        if (!await IsFirstStartAsync(cancellationToken))
        {
            return false;
        }

        // Everything has an id of its own that comes out the same again, so a second run completes the first.
        var population = DemoPopulation.Create(Midnight(clock.GetUtcNow()));
        await ImportAsync(customerImports.OpenAsync, population.Customers, cancellationToken);
        await ImportAsync(transactionImports.OpenAsync, population.Transactions, cancellationToken);
        var ids = await FindIdsAsync(population, cancellationToken);
        await vehicles.SaveAsync(
            [.. population.Vehicles.Select(owned => owned.Vehicle with { CustomerId = ids[owned.CustomerExternalId] })],
            cancellationToken);
        await interactions.AppendAsync(
            [
                .. population.Interactions.Select(met =>
                    met.Interaction with { CustomerId = ids[met.CustomerExternalId] }),
            ],
            cancellationToken);

        // The dealers come last: where they are, all is.
        await dealers.SaveAsync(DemoCatalogue.Dealers, cancellationToken);
        return true;
    }

    private static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);

    private static async Task ImportAsync<TRow>(
        Func<string, bool, CancellationToken, Task<IImport<TRow>>> open,
        List<TRow> rows,
        CancellationToken cancellationToken)
    {
        await using var import = await open(DemoCatalogue.System, false, cancellationToken);
        foreach (var batch in rows.Chunk(import.PreferredBatchSize))
        {
            await import.WriteAsync(batch, cancellationToken);
        }

        await import.CompleteAsync(cancellationToken);
    }

    private async Task<bool> IsFirstStartAsync(CancellationToken cancellationToken)
    {
        if (await customers.CountAsync(null, cancellationToken) == 0)
        {
            return true;
        }

        var first = await customers.FindByExternalReferencesAsync(
            [new ExternalReference(DemoCatalogue.System, "C0001")], cancellationToken);
        var dealer = await dealers.FindByCodesAsync([DemoCatalogue.Dealers[0].Code], cancellationToken);
        return first[0] is not null && dealer[0] is null;
    }

    private async Task<Dictionary<string, Guid>> FindIdsAsync(
        DemoPopulation population, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, Guid>(DemoPopulation.Size, StringComparer.Ordinal);
        foreach (var batch in population.Customers.Chunk(500))
        {
            var found = await customers.FindByExternalReferencesAsync(
                [.. batch.Select(customer => new ExternalReference(DemoCatalogue.System, customer.ExternalId))],
                cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                ids.Add(batch[i].ExternalId, found[i]!.Id);
            }
        }

        return ids;
    }
}
