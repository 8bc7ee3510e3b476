using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Imports;

namespace HeadlessCrm.Storage.Specification.Imports;

/// <summary>What <see cref="IBulkOperationStore"/> must do, and what imports must do that belong to an operation.</summary>
public abstract class BulkOperationStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private IBulkOperationStore Operations => Get<IBulkOperationStore>();

    [Fact]
    public async Task Keeps_an_operation_with_its_idempotency_entry_or_neither()
    {
        var entry = new IdempotencyEntry("key", "StartBulkImport", [1], [2], Start);
        var operation = New();
        Assert.True(await Operations.AddAsync(operation, entry, Cancel));
        Assert.False(await Operations.AddAsync(New(), entry, Cancel));
        Assert.Equal([operation, null], await Operations.GetAsync([operation.Id, Guid.Empty], Cancel));
        Assert.Equal(1, await Operations.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Gives_each_operation_to_one_at_a_time_the_oldest_first()
    {
        var (first, second) = (await AddAsync(), await AddAsync());
        var one = await Operations.TryAcquireAsync(Long, Start, Cancel);
        var two = await Operations.TryAcquireAsync(Long, Start, Cancel);
        Assert.Equal(first.Id, one!.Value.Operation.Id);
        Assert.Equal(BulkOperationState.Running, one.Value.Operation.State);
        Assert.Equal(Start, one.Value.Operation.StartedAt);
        Assert.Equal(second.Id, two!.Value.Operation.Id);
        Assert.Null(await Operations.TryAcquireAsync(Long, Start, Cancel));

        await Operations.ReleaseAsync(one.Value.Lease, Cancel);
        var again = await Operations.TryAcquireAsync(Long, Start.AddHours(1), Cancel);
        Assert.Equal(first.Id, again!.Value.Operation.Id);
        Assert.Equal(2, again.Value.Operation.Runs);
        Assert.Equal(Start, again.Value.Operation.StartedAt);
        Assert.Null(await Operations.RenewAsync(one.Value.Lease, Long, Cancel));
        Assert.False(await Operations.RenewAsync(again.Value.Lease, Long, Cancel));
        Assert.False(await Operations.EndAsync(one.Value.Lease, BulkOperationState.Completed, null, Start, Cancel));
        Assert.True(await Operations.EndAsync(again.Value.Lease, BulkOperationState.Failed, "why", Start.AddHours(2), Cancel));
        var ended = (await Operations.GetAsync([first.Id], Cancel))[0]!;
        Assert.Equal((BulkOperationState.Failed, "why", Start.AddHours(2)), (ended.State, ended.Failure, ended.CompletedAt));
        Assert.Null(await Operations.TryAcquireAsync(Long, Start, Cancel));
    }

    [Fact]
    public async Task A_batch_and_its_checkpoint_are_written_together_or_not_at_all()
    {
        await AddAsync();
        var lost = (await Operations.TryAcquireAsync(Long, Start, Cancel))!.Value.Lease;
        await Operations.ReleaseAsync(lost, Cancel);
        var (operation, lease) = (await Operations.TryAcquireAsync(Long, Start, Cancel))!.Value;
        await using var import = await Get<ITransactionImportStore>().OpenAsync(
            new ImportContext("dms", IsDryRun: false) { StartedAt = operation.StartedAt, IsOnline = true }, Cancel);

        var counts = new ImportCounts(2, 2, 0, 0, 1, 1, 50, 20);
        var error = new ImportRowError(EntityId.Create(Start), operation.Id, 3, "net", null, "A value is needed.");
        await Assert.ThrowsAsync<BulkOperationLeaseLostException>(
            () => import.WriteAsync(Two, _ => new ImportCheckpoint(lost, counts, [error]), Cancel));
        Assert.Equal(0, await Transactions.CountAsync(null, Cancel));
        Assert.Equal(default, (await Operations.GetAsync([operation.Id], Cancel))[0]!.Counts);

        var result = await import.WriteAsync(
            Two, written => new ImportCheckpoint(lease, counts with { Inserted = written.Inserted }, [error]), Cancel);
        Assert.Equal(2, result.Inserted);
        await import.WriteAsync([], _ => new ImportCheckpoint(lease, counts with { Rows = 9 }, []), Cancel);
        Assert.Equal(2, await Transactions.CountAsync(null, Cancel));
        var stored = (await Operations.GetAsync([operation.Id], Cancel))[0]!;
        Assert.Equal(counts with { Rows = 9 }, stored.Counts);
        Assert.True(stored.Revision > operation.Revision);
        Assert.Equal([1], await Operations.CountErrorsAsync([operation.Id], null, Cancel));
    }

    [Fact]
    public async Task An_import_that_is_resumed_knows_what_it_wrote_before()
    {
        await using (var before = await OpenAsync(Start))
        {
            Assert.Equal(2, (await before.WriteAsync(Two, Cancel)).Inserted);
        }

        Clock.Advance(TimeSpan.FromMinutes(5));
        var contradiction = Two[0] with { Lines = [new("OIL", 1, 99m)] };
        await using (var resumed = await OpenAsync(Start))
        {
            Assert.Equal([ImportRowResult.Contradictory], (await resumed.WriteAsync([contradiction], Cancel)).Rows);
        }

        await using var later = await OpenAsync(null);
        Assert.Equal([ImportRowResult.Changed], (await later.WriteAsync([contradiction], Cancel)).Rows);
    }

    [Fact]
    public async Task Starting_over_forgets_what_was_counted()
    {
        await AddAsync();
        var (operation, lease) = (await Operations.TryAcquireAsync(Long, Start, Cancel))!.Value;
        var error = new ImportRowError(EntityId.Create(Start), operation.Id, 2, string.Empty, "x", "No.");
        Assert.True(await Operations.CheckpointAsync(new ImportCheckpoint(lease, new ImportCounts(5, 4), [error]), Cancel));
        Assert.Equal(5, (await Operations.GetAsync([operation.Id], Cancel))[0]!.Counts.Rows);
        Assert.True(await Operations.StartOverAsync(lease, Cancel));
        Assert.Equal(default, (await Operations.GetAsync([operation.Id], Cancel))[0]!.Counts);
        Assert.Equal([0], await Operations.CountErrorsAsync([operation.Id], null, Cancel));
        Assert.False(await Operations.CheckpointAsync(new ImportCheckpoint(lease with { Fence = 0 }, default, []), Cancel));
    }

    [Fact]
    public async Task Stops_at_once_what_waits_and_asks_what_runs_to_stop()
    {
        var (running, waiting) = (await AddAsync(), await AddAsync());
        var lease = (await Operations.TryAcquireAsync(Long, Start, Cancel))!.Value.Lease;
        var stopped = await Operations.RequestCancelAsync(waiting.Id, Start.AddMinutes(1), Cancel);
        Assert.Equal((BulkOperationState.Cancelled, Start.AddMinutes(1)), (stopped!.State, stopped.CompletedAt));
        var stopping = await Operations.RequestCancelAsync(running.Id, Start.AddMinutes(1), Cancel);
        Assert.Equal((BulkOperationState.Running, true), (stopping!.State, stopping.IsCancelRequested));
        Assert.True(await Operations.RenewAsync(lease, Long, Cancel));
        Assert.Equal(stopping, await Operations.RequestCancelAsync(running.Id, Start.AddMinutes(2), Cancel));
        Assert.Null(await Operations.RequestCancelAsync(Guid.Empty, Start, Cancel));
    }

    [Fact]
    public async Task Forgets_old_files_but_none_that_is_needed()
    {
        var needed = await AddAsync();
        var old = new ImportFile(EntityId.Create(Start), "old.csv", 1, "00", Start);
        var young = new ImportFile(EntityId.Create(Start), "young.csv", 1, "00", Start.AddDays(3));
        await Operations.AddFileAsync(old, Cancel);
        await Operations.AddFileAsync(young, Cancel);
        Assert.Equal([old.Id], await Operations.DeleteFilesAsync(Start.AddDays(1), Cancel));
        Assert.Equal([needed.File, null, young], await Operations.GetFilesAsync([needed.File.Id, old.Id, young.Id], Cancel));
    }

    [Fact]
    public async Task Keeps_mappings_by_name_and_refuses_what_others_changed_meanwhile()
    {
        var mapping = new ImportMapping("b", ImportEntity.Customers, "{}", 1, Start);
        Assert.True(await Operations.SaveMappingAsync(mapping, Cancel));
        Assert.False(await Operations.SaveMappingAsync(mapping, Cancel));
        var changed = mapping with { Definition = "{1}", Version = 2, UpdatedAt = Start.AddDays(1) };
        Assert.True(await Operations.SaveMappingAsync(changed, Cancel));
        Assert.False(await Operations.SaveMappingAsync(changed, Cancel));
        Assert.True(await Operations.SaveMappingAsync(mapping with { Name = "a" }, Cancel));
        Assert.Equal([mapping with { Name = "a" }, changed], await Operations.ListMappingsAsync(Cancel));
        Assert.Null(await Operations.FindMappingAsync("c", Cancel));
    }

    private static ImportedTransaction[] Two { get; } =
    [
        new("T1", "C1", TransactionKind.Sale, Start.AddDays(-2), "USD", [new("OIL", 1, 10m)]),
        new("T2", "C1", TransactionKind.Sale, Start.AddDays(-1), "USD", [new("OIL", 1, 20m), new("TYRE", 4, 5m, 1m)]),
    ];

    private static BulkOperation New() => new()
    {
        Id = EntityId.Create(Start),
        Entity = ImportEntity.Transactions,
        Format = ImportFormat.Csv,
        System = "dms",
        File = new ImportFile(EntityId.Create(Start), "f.csv", 100, "abc", Start),
        Mapping = "{}",
        LawfulBasis = LawfulBasis.Contract,
        CreatedAt = Start,
    };

    private Task<IImport<ImportedTransaction>> OpenAsync(DateTimeOffset? startedAt) => Get<ITransactionImportStore>().OpenAsync(
        new ImportContext("dms", IsDryRun: false) { StartedAt = startedAt, IsOnline = true }, Cancel);

    private async Task<BulkOperation> AddAsync()
    {
        // Ids of one millisecond are in no order.
        var operation = New() with { Id = EntityId.Create(Clock.Advance(TimeSpan.FromMilliseconds(2))) };
        await Operations.AddFileAsync(operation.File, Cancel);
        Assert.True(await Operations.AddAsync(operation, null, Cancel));
        return operation;
    }
}
