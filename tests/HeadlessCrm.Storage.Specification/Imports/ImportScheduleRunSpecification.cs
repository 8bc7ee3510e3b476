using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Imports;

namespace HeadlessCrm.Storage.Specification.Imports;

/// <summary>What becomes of a schedule whose file is good or bad, on a real store: attempts, pauses, history, one load at a time.</summary>
public abstract class ImportScheduleRunSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private readonly Folder folder = new();

    private IImportScheduleStore Schedules => Get<IImportScheduleStore>();

    private IBulkOperationStore Operations => Get<IBulkOperationStore>();

    private RunImportSchedules Run => new(
        Schedules,
        Operations,
        new StartBulkImport(Operations, folder, Get<IIdempotencyStore>(), Clock),
        Get<IIdempotencyStore>(),
        folder,
        Clock);

    [Fact]
    public async Task What_fails_is_tried_again_after_growing_pauses_and_given_up_visibly()
    {
        await SaveAsync();
        await LookAsync();
        foreach (var minutes in new[] { 1, 5, 25, 125 })
        {
            await EndAsync(BulkOperationState.Failed, $"before {minutes}");
            await LookAsync();
            var failed = await FindAsync();
            Assert.Equal((ImportScheduleResult.Failed, Clock.GetUtcNow().AddMinutes(minutes)), (failed.LastResult, failed.NextRunAt));
            Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromTicks(1));
            Assert.Equal(0, await Run.ExecuteAsync(Cancel));
            Clock.Advance(TimeSpan.FromTicks(1));
            await LookAsync();
            Assert.Equal(ImportScheduleResult.Started, (await FindAsync()).LastResult);
        }

        await EndAsync(BulkOperationState.Failed, "at last");
        await LookAsync();

        var givenUp = await FindAsync();
        Assert.Equal((ImportScheduleResult.GivenUp, "at last", 5), (givenUp.LastResult, givenUp.LastMessage, givenUp.Failures));
        Assert.Equal(Start.AddDays(1), givenUp.NextRunAt);
        Assert.Equal(
            [
                "Started 1", "Failed 1 before 1", "Started 2", "Failed 2 before 5", "Started 3", "Failed 3 before 25", "Started 4",
                "Failed 4 before 125", "Started 5", "GivenUp 5 at last",
            ],
            await HistoryAsync());

        // It stays so, silently, until the content is another.
        Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync();
        Assert.Equal(10, (await HistoryAsync()).Count);
        Assert.Equal(5, await Operations.CountAsync(null, Cancel));
        folder.Content = "new";
        Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync();
        Assert.Equal("Started 1", (await HistoryAsync())[^1]);
    }

    [Fact]
    public async Task What_succeeds_in_the_second_attempt_is_loaded_and_found_unchanged_from_then_on()
    {
        await SaveAsync();
        await LookAsync();
        await EndAsync(BulkOperationState.Failed, "once");
        await LookAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync();
        await EndAsync(BulkOperationState.Completed, null);
        for (var day = 0; day < 3; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            await LookAsync();
        }

        var schedule = await FindAsync();
        Assert.Equal((ImportScheduleResult.Unchanged, 0, false), (schedule.LastResult, schedule.Failures, schedule.IsWatching));
        Assert.Equal(["Started 1", "Failed 1 once", "Started 2", "Unchanged 1"], await HistoryAsync());
        Assert.Equal(2, await Operations.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_tried_again_too()
    {
        folder.Refusal = "It is not UTF-8.";
        await SaveAsync();
        await LookAsync();
        Assert.Equal(Clock.GetUtcNow().AddMinutes(1), (await FindAsync()).NextRunAt);
        foreach (var minutes in new[] { 1, 5, 25, 125 })
        {
            Clock.Advance(TimeSpan.FromMinutes(minutes));
            await LookAsync();
        }

        Assert.Equal(ImportScheduleResult.GivenUp, (await FindAsync()).LastResult);
        folder.Refusal = null;
        Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync();

        Assert.Equal(
            [
                .. Enumerable.Range(1, 4).Select(attempt => $"Refused {attempt} It is not UTF-8."), "GivenUp 5 It is not UTF-8.", "Started 1",
            ],
            await HistoryAsync());
    }

    [Fact]
    public async Task Nothing_is_begun_beside_what_is_under_way()
    {
        await SaveAsync();
        await LookAsync();
        folder.Content = "new already";
        for (var day = 0; day < 2; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            await LookAsync();
            await Schedules.AskRunAsync("nightly", Cancel);
            await LookAsync();
        }

        Assert.Equal(1, await Operations.CountAsync(null, Cancel));
        Assert.Equal(["Started 1", "StillRunning 1"], await HistoryAsync());
        await EndAsync(BulkOperationState.Completed, null);
        await Schedules.AskRunAsync("nightly", Cancel);
        await LookAsync();
        Assert.Equal(2, await Operations.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Somebody_can_ask_for_what_is_paused_or_given_up()
    {
        folder.Refusal = "No.";
        await SaveAsync(isPaused: true);
        Assert.Equal(0, await Run.ExecuteAsync(Cancel));
        for (var attempt = 1; attempt <= ImportRhythm.MostAttempts; attempt++)
        {
            await Schedules.AskRunAsync("nightly", Cancel);
            await LookAsync();
        }

        Assert.Equal(ImportScheduleResult.GivenUp, (await FindAsync()).LastResult);
        folder.Refusal = null;
        Assert.True(await Schedules.AskRunAsync("nightly", Cancel));
        Assert.True((await FindAsync()).IsRunAsked);
        await LookAsync();

        Assert.Equal((ImportScheduleResult.Started, false), ((await FindAsync()).LastResult, (await FindAsync()).IsRunAsked));
        Assert.Equal(0, await Run.ExecuteAsync(Cancel));
        Assert.False(await Schedules.AskRunAsync("unknown", Cancel));
    }

    [Fact]
    public async Task Of_many_nodes_one_looks()
    {
        await SaveAsync();
        var looks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Run.ExecuteAsync(Cancel)));

        Assert.Equal(1, looks.Sum());
        Assert.Equal(1, await Operations.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task A_rhythm_of_the_wall_clock_follows_it_and_is_not_shifted_by_attempts()
    {
        // In Madrid the clocks go forward on 29 March 2026 at 2:00.
        await SaveAsync(cron: "30 2 * * *");
        var due = new List<DateTimeOffset> { (await FindAsync()).NextRunAt };
        for (var day = 0; day < 16; day++)
        {
            Clock.Advance((await FindAsync()).NextRunAt - Clock.GetUtcNow());
            folder.Content = $"{day}";
            await LookAsync();
            if (day % 3 == 0)
            {
                await EndAsync(BulkOperationState.Failed, "again");
                await LookAsync();
                Clock.Advance(TimeSpan.FromMinutes(1));
                await LookAsync();
            }

            await EndAsync(BulkOperationState.Completed, null);
            due.Add((await FindAsync()).NextRunAt);
        }

        Assert.Equal(
            Enumerable.Range(16, 17).Select(day => day switch
            {
                < 29 => new DateTimeOffset(2026, 3, day, 1, 30, 0, TimeSpan.Zero),
                29 => new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero),
                < 32 => new DateTimeOffset(2026, 3, day, 0, 30, 0, TimeSpan.Zero),
                _ => new DateTimeOffset(2026, 4, 1, 0, 30, 0, TimeSpan.Zero),
            }),
            due);
    }

    [Fact]
    public async Task A_history_keeps_the_last_hundred_and_goes_with_its_schedule()
    {
        await SaveAsync();
        for (var i = 0; i < 120; i++)
        {
            folder.Content = $"{i}";
            await LookAsync();
            await EndAsync(BulkOperationState.Completed, null);
            Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(ImportScheduleRun.MostKept, (await HistoryAsync()).Count);
        Assert.Equal(2, (await Schedules.GetRunsAsync(["nightly"], 2, Cancel))[0].Count);
        await Schedules.DeleteAsync("nightly", Cancel);
        Assert.Empty(await HistoryAsync());
    }

    private async Task SaveAsync(string? cron = null, bool isPaused = false)
    {
        var outcome = await new SaveImportSchedule(Schedules, Operations, folder, Clock).ExecuteAsync(
            new SaveImportScheduleCommand
            {
                Name = "nightly",
                Entity = ImportEntity.Transactions,
                Format = ImportFormat.Csv,
                System = "dms",
                FileName = "sales.csv",
                LawfulBasis = LawfulBasis.Contract,
                Every = cron is null ? TimeSpan.FromDays(1) : null,
                Cron = cron,
                TimeZone = cron is null ? null : "Europe/Madrid",
                IsPaused = isPaused,
            },
            Cancel);
        Assert.Empty(outcome.Errors);
    }

    private async Task LookAsync() => Assert.Equal(1, await Run.ExecuteAsync(Cancel));

    private async Task<ImportSchedule> FindAsync() => Assert.Single(await Schedules.ListAsync(Cancel));

    private async Task EndAsync(BulkOperationState state, string? failure)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var taken = await Operations.TryAcquireAsync(TimeSpan.FromMinutes(1), Clock.GetUtcNow(), Cancel);
        Assert.True(await Operations.EndAsync(taken!.Value.Lease, state, failure, Clock.GetUtcNow(), Cancel));
    }

    /// <summary>The oldest first.</summary>
    private async Task<IReadOnlyList<string>> HistoryAsync() =>
    [
        .. (await Schedules.GetRunsAsync(["nightly"], ImportScheduleRun.MostKept, Cancel))[0].Reverse()
            .Select(run => $"{run.Result} {run.Attempt} {run.Message}".TrimEnd()),
    ];

    /// <summary>A folder of one file, and a reader that finds nothing wrong with it.</summary>
    private sealed class Folder : IDropFolder, IImportPolicy
    {
        public string Content { get; set; } = "content";

        public string? Refusal { get; set; }

        public string? Check(string fileName) => null;

        public Task<string?> HashAsync(string fileName, CancellationToken cancellationToken) => Refusal is { } refusal
            ? throw new DropFileRefusedException(refusal, new IOException())
            : Task.FromResult<string?>(Content);

        public Task<ImportFile?> ReceiveAsync(string fileName, CancellationToken cancellationToken) =>
            Task.FromResult<ImportFile?>(new ImportFile(EntityId.Create(Start), fileName, 1, Content, Start));

        public DomainError? CheckMapping(ImportEntity entity, string mapping) => null;

        public DomainError? CheckFile(BulkOperation operation) => null;

        public void Announce()
        {
        }
    }
}
