using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>
/// What <see cref="IMatchRecordStore"/> and <see cref="IMatchCandidates"/> must find, whatever was written before and in whichever way.
/// </summary>
public abstract class MatchRecordStoreSpecification(IStorageFactory factory) : MatchIndexSpecification(factory)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Finds_the_nearest_of_every_key_after_any_history(int seed)
    {
        Seed(seed);
        for (var round = 0; round < 4; round++)
        {
            await ImportAsync(30);
            for (var step = 0; step < 25; step++)
            {
                await StepAsync();
            }

            await CompareAsync();
        }
    }

    [Fact]
    public async Task What_cannot_be_matched_on_is_not_kept()
    {
        await AddCustomerAsync("1", "Solo");
        await using var import = await Get<ICustomerImportStore>().OpenAsync("cdnow", isDryRun: false, Cancel);
        await import.WriteAsync([.. Enumerable.Range(0, 50).Select(i => new ImportedCustomer($"{i}"))], Cancel);
        await import.CompleteAsync(Cancel);

        Assert.Equal(0, await Get<IMatchRecordStore>().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_dry_run_of_an_import_leaves_nothing()
    {
        await using var import = await Get<ICustomerImportStore>().OpenAsync("dms", isDryRun: true, Cancel);
        await import.WriteAsync([new ImportedCustomer("1", GivenName: "Ana", FamilyName: "Quispe")], Cancel);
        await import.CompleteAsync(Cancel);

        Assert.Equal(0, await Get<IMatchRecordStore>().CountAsync(Cancel));
    }
}
