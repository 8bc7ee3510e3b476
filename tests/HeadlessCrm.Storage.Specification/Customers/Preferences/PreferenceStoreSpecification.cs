using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Customers.Preferences;

/// <summary>What <see cref="IPreferenceStore"/> must do.</summary>
public abstract class PreferenceStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    [Fact]
    public async Task What_was_declared_counts_and_what_was_seen_is_shown_beside_it()
    {
        var (ana, ben) = (await AddCustomerAsync("ana"), await AddCustomerAsync("ben"));
        await SayAsync(ana.Id, "colour", "red", PreferenceKind.Observed, "web");
        await SayAsync(ana.Id, "colour", "blue", PreferenceKind.Declared, "dealer");
        await SayAsync(ana.Id, "colour", "green", PreferenceKind.Declared, "survey:a", Start.AddDays(-1));
        await SayAsync(ana.Id, "colour", "black", PreferenceKind.Observed, "web");
        await SayAsync(ben.Id, "day", "Monday", PreferenceKind.Observed, "web");

        var words = await Get<IPreferenceStore>().GetLastWordsAsync([ben.Id, Guid.Empty, ana.Id], Cancel);

        Assert.Equal(["Monday"], words[0].Select(word => word.Value));
        Assert.Empty(words[1]);
        var colour = Assert.Single(Preference.Of(words[2]));
        Assert.Equal("blue", colour.Claim.Value);
        Assert.Equal(["green", "black"], colour.Conflicts.Select(word => word.Value));

        await SayAsync(ana.Id, "colour", null, PreferenceKind.Declared, "dealer");
        await SayAsync(ana.Id, "colour", null, PreferenceKind.Declared, "survey:a");
        Assert.Equal("black", Assert.Single(Preference.Of((await Get<IPreferenceStore>().GetLastWordsAsync([ana.Id], Cancel))[0])).Claim.Value);
    }

    private async Task SayAsync(
        Guid id, string topic, string? value, PreferenceKind kind, string source, DateTimeOffset? saidAt = null) => Accepted(
        await new RecordPreference(Get<IPreferenceStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new()
            {
                CustomerId = id, Topic = topic, Value = value, Kind = kind, Source = source, SaidAt = saidAt, IdempotencyKey = NewKey(),
            },
            Cancel));
}
