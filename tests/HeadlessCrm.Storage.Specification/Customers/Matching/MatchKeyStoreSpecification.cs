using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>What <see cref="IMatchKeyStore"/> must do: whatever the keys were before, afterwards everything is found.</summary>
public abstract class MatchKeyStoreSpecification(IStorageFactory factory) : MatchIndexSpecification(factory)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private IMatchKeyStore Keys => Get<IMatchKeyStore>();

    private RemakeMatchKeys Remake => new(Keys, Clock);

    [Fact]
    public async Task A_store_that_began_with_this_version_has_nothing_to_do()
    {
        await ImportAsync(5);

        Assert.Equal(new MatchKeyState(BlockingKeys.Version, IsUnderWay: false, 0, 0), await Keys.GetStateAsync(Cancel));
        Assert.Equal(0, await Remake.ExecuteAsync(isForced: false, null, Cancel));
        Assert.Equal(MatchKeyStep.Done, await Keys.StepAsync("one", Lease, Cancel));
    }

    [Fact]
    public async Task A_store_that_was_filled_before_there_were_keys_gets_them()
    {
        await LiveAsync(seed: 11, imported: 40, steps: 60);
        await ForgetAsync();
        var customers = await Customers.CountAsync(null, Cancel);
        Assert.Equal(new MatchKeyState(0, IsUnderWay: false, customers, 0), await Keys.GetStateAsync(Cancel));

        Assert.Equal(customers, await Remake.ExecuteAsync(isForced: false, null, Cancel));

        await CompareAsync();
        Assert.Equal(new MatchKeyState(BlockingKeys.Version, IsUnderWay: false, 0, 0), await Keys.GetStateAsync(Cancel));
        Assert.Equal(0, await Remake.ExecuteAsync(isForced: false, null, Cancel));
    }

    [Fact]
    public async Task Keys_of_an_earlier_version_give_way_to_new_ones()
    {
        await LiveAsync(seed: 12, imported: 40, steps: 60);
        var before = await ScalarAsync("SELECT COUNT(*) FROM match_keys");
        await AgeAsync();

        await Remake.ExecuteAsync(isForced: false, null, Cancel);

        await CompareAsync();
        Assert.Equal(before, await ScalarAsync("SELECT COUNT(*) FROM match_keys"));
        Assert.Equal(0, await ScalarAsync($"SELECT COUNT(*) FROM match_records WHERE key_version <> {BlockingKeys.Version}"));
    }

    [Fact]
    public async Task What_a_node_of_an_earlier_version_wrote_since_is_found_by_the_next_look()
    {
        await LiveAsync(seed: 13, imported: 30, steps: 30);
        await ExecuteAsync("UPDATE match_records SET key_version = 1, content = 'old' WHERE external_id IN ('3', '7')");

        Assert.True(await Remake.ExecuteAsync(isForced: false, null, Cancel) > 0);

        await CompareAsync();
    }

    [Fact]
    public async Task Everything_can_be_made_anew_at_will()
    {
        await LiveAsync(seed: 14, imported: 30, steps: 30);
        await ExecuteAsync("DELETE FROM match_keys");

        Assert.Equal(0, await Remake.ExecuteAsync(isForced: false, null, Cancel));
        Assert.Equal(await Customers.CountAsync(null, Cancel), await Remake.ExecuteAsync(isForced: true, null, Cancel));

        await CompareAsync();
    }

    /// <summary>Several hundred customers take several steps; what is changed, merged, parted and driven between them is right too.</summary>
    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public async Task A_round_goes_on_while_others_write(int seed, bool isAged)
    {
        await LiveAsync(seed, imported: 520, steps: 30);
        await (isAged ? AgeAsync() : ForgetAsync());
        await Keys.BeginAsync(isForced: false, Cancel);
        var waiting = new List<long>();
        var taken = 0;
        for (; await Keys.StepAsync($"node {taken}", TimeSpan.Zero, Cancel) is var step && step != MatchKeyStep.Done; taken++)
        {
            // A node that is gone without a word: its lease has run out with the clock of the database.
            while (step == MatchKeyStep.Held)
            {
                step = await Keys.StepAsync($"node {taken}", TimeSpan.Zero, Cancel);
            }

            waiting.Add((await Keys.GetStateAsync(Cancel)).Waiting);
            for (var i = 0; i < 15; i++)
            {
                await StepAsync();
            }
        }

        Assert.True(taken >= 5, $"It took {taken} steps.");
        Assert.Equal(waiting.OrderDescending(), waiting);
        Assert.Equal(new MatchKeyState(BlockingKeys.Version, IsUnderWay: false, 0, 0), await Keys.GetStateAsync(Cancel));
        await CompareAsync();
        Assert.Equal(
            0, await ScalarAsync($"SELECT COUNT(*) FROM match_keys WHERE (key & {BlockingKeys.VersionMask}) <> {BlockingKeys.VersionMark}"));
    }

    [Fact]
    public async Task One_node_has_the_round_until_it_gives_it_up()
    {
        await ImportAsync(10);
        await ForgetAsync();
        await Keys.BeginAsync(isForced: false, Cancel);

        Assert.Equal(MatchKeyStep.Taken, await Keys.StepAsync("one", Lease, Cancel));
        Assert.Equal(MatchKeyStep.Held, await Keys.StepAsync("other", Lease, Cancel));
        await Keys.ReleaseAsync("other", Cancel);
        Assert.Equal(MatchKeyStep.Held, await Keys.StepAsync("other", Lease, Cancel));
        await Keys.ReleaseAsync("one", Cancel);

        Assert.Equal(MatchKeyStep.Taken, await Keys.StepAsync("other", Lease, Cancel));
    }

    [Fact]
    public async Task A_round_that_was_broken_off_goes_on_where_it_stood()
    {
        await ImportAsync(450);
        await ForgetAsync();
        await Keys.BeginAsync(isForced: false, Cancel);
        await Keys.StepAsync("gone", TimeSpan.Zero, Cancel);
        var before = await Keys.GetStateAsync(Cancel);

        await Keys.BeginAsync(isForced: false, Cancel);

        Assert.Equal(before, await Keys.GetStateAsync(Cancel));
        Assert.True(before is { IsUnderWay: true, Customers: 450 } && before.Waiting is > 0 and < 450, before.ToString());
    }

    /// <summary>Runs a statement on the database.</summary>
    protected abstract Task ExecuteAsync(string sql);

    /// <summary>Runs a statement that answers one number.</summary>
    protected abstract Task<long> ScalarAsync(string sql);

    private async Task LiveAsync(int seed, int imported, int steps)
    {
        Seed(seed);
        await ImportAsync(imported);
        for (var step = 0; step < steps; step++)
        {
            await StepAsync();
        }
    }

    /// <summary>As a version left it that knew nothing of matching.</summary>
    private async Task ForgetAsync()
    {
        await ExecuteAsync("DELETE FROM match_keys");
        await ExecuteAsync("DELETE FROM match_records");
        await ExecuteAsync("UPDATE match_key_state SET version = 0");
    }

    /// <summary>As a version left it whose keys and comparable values were others.</summary>
    private async Task AgeAsync()
    {
        await ExecuteAsync($"UPDATE match_keys SET key = (key & ~{BlockingKeys.VersionMask}) | 1");
        await ExecuteAsync("UPDATE match_records SET key_version = 1, content = 'old'");
        await ExecuteAsync("UPDATE match_key_state SET version = 1");
    }
}
