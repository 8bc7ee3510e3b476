using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>What <see cref="IMatchRunStore"/> must do.</summary>
public abstract class MatchRunStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private IMatchRunStore Runs => Get<IMatchRunStore>();

    [Fact]
    public async Task One_runs_at_a_time_and_tells_how_far_it_has_come()
    {
        var run = New();
        Assert.Null(await Runs.StartAsync(run, Cancel));
        Assert.Equal(run.Id, (await Runs.StartAsync(New(), Cancel))!.Id);

        Assert.True(await Runs.UpdateAsync(run with { Progress = new(MatchRunStep.Linking, 7, 9) }, Cancel));
        Assert.Equal(new MatchRunProgress(MatchRunStep.Linking, 7, 9), (await Runs.GetAsync([run.Id], Cancel))[0]!.Progress);
        var result = new MatchRunResult(10, 20_000_000_000, 3, 4, 5, 6);
        var end = run with { State = MatchRunState.Completed, Result = result, UpdatedAt = Start.AddHours(1) };
        Assert.True(await Runs.UpdateAsync(end, Cancel));

        Assert.Equal([end, null], await Runs.GetAsync([run.Id, Guid.CreateVersion7()], Cancel));
        Assert.False(await Runs.UpdateAsync(run, Cancel));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var next = New();
        Assert.Null(await Runs.StartAsync(next, Cancel));
        Assert.Equal([next.Id, run.Id], (await Runs.ListAsync(5, Cancel)).Select(one => one.Id));
        Assert.Single(await Runs.ListAsync(1, Cancel));
    }

    [Fact]
    public async Task One_that_is_not_heard_of_any_more_is_given_up()
    {
        var lost = New();
        await Runs.StartAsync(lost, Cancel);
        Clock.Advance(MatchRun.Patience + TimeSpan.FromSeconds(1));

        Assert.Null(await Runs.StartAsync(New(), Cancel));

        var found = (await Runs.GetAsync([lost.Id], Cancel))[0]!;
        Assert.Equal(MatchRunState.Failed, found.State);
        Assert.NotNull(found.Fault);
        Assert.False(await Runs.UpdateAsync(lost, Cancel));
    }

    private MatchRun New()
    {
        var now = Clock.GetUtcNow();
        return new MatchRun
        {
            Id = EntityId.Create(now), Command = new RunMatchingCommand(MatchMode.Review, Learns: false), StartedAt = now, UpdatedAt = now,
        };
    }
}
