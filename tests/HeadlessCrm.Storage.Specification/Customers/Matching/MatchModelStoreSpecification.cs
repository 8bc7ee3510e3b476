using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>What <see cref="IMatchModelStore"/> must do.</summary>
public abstract class MatchModelStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Fact]
    public async Task Models_are_kept_as_they_were_learned_and_a_version_once()
    {
        var models = Get<IMatchModelStore>();
        Assert.Equal(0, await models.GetLatestVersionAsync(Cancel));
        Assert.Null(await models.FindAsync(1, Cancel));
        var initial = MatchModel.Initial(5_000) with
        {
            Version = 1,
            Frequencies = new Dictionary<MatchField, ValueFrequencies>
            {
                [MatchField.FamilyName] = new(new Dictionary<string, double> { ["quispe"] = 0.125 }, 0.001),
            },
        };

        Assert.True(await models.AddAsync(initial, Start, Cancel));
        Assert.False(await models.AddAsync(initial, Start, Cancel));
        Assert.True(await models.AddAsync(initial with { Version = 2, RecordCount = 7 }, Start, Cancel));

        Assert.Equal(2, await models.GetLatestVersionAsync(Cancel));
        var found = (await models.FindAsync(1, Cancel))!;
        Assert.Equal((1, 5_000, 0.2), (found.Version, found.RecordCount, found.MatchesPerRecord));
        Assert.Equal(initial.Fields, found.Fields);
        Assert.Equal(0.125, found.Frequencies[MatchField.FamilyName].Of("quispe"));
        Assert.Equal(0.001, found.Frequencies[MatchField.FamilyName].Of("mamani"));
    }
}
