using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.Specification.Customers.Requirements;

/// <summary>What <see cref="IDataRequirementStore"/> must do.</summary>
public abstract class DataRequirementStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private IDataRequirementStore Requirements => Get<IDataRequirementStore>();

    [Fact]
    public async Task Keeps_what_is_wanted_by_field()
    {
        var born = await SaveAsync("birthDate", purpose: "greetings");
        var changed = await SaveAsync("birthDate", purpose: "offers");
        var address = await SaveAsync("contactPoint:EMAIL");

        var all = await Requirements.ListAsync(Cancel);
        Assert.Equal(["birthDate", "contactPoint:EMAIL"], all.Select(one => one.Field));
        Assert.Equal(("offers", 2, 2.5m, 365), (all[0].Purpose, all[0].Version, all[0].Value, all[0].StaleAfterDays));
        Assert.Equal(changed.Value.CreatedAt, all[0].CreatedAt);
        Assert.Equal([new AnswerChance(TouchpointKind.Web, 0.25m)], all[1].Touchpoints);
        Assert.False(await Requirements.SaveAsync(born.Value with { Version = 2 }, null, Cancel));
        Assert.False(await Requirements.SaveAsync(address.Value, null, Cancel));
        Assert.True(await Requirements.DeleteAsync("birthDate", Cancel));
        Assert.False(await Requirements.DeleteAsync("birthDate", Cancel));
    }

    [Fact]
    public async Task What_has_no_purpose_or_makes_no_sense_is_refused()
    {
        Assert.IsType<PurposeMissing>(await RefusalAsync("birthDate", purpose: " "));
        Assert.IsType<InvalidValue>(await RefusalAsync("birth date"));
        Assert.IsType<InvalidValue>(await RefusalAsync("contactPoint:PIGEON"));
        Assert.IsType<InvalidValue>(await RefusalAsync("birthDate", value: 0));
        Assert.IsType<InvalidValue>(await RefusalAsync("birthDate", chance: 1.1m));
        Assert.IsType<EntryVersionConflict>(await RefusalAsync("birthDate", expectedVersion: 3));
        Assert.Empty(await Requirements.ListAsync(Cancel));
    }

    private Task<Outcome<DataRequirement>> UpsertAsync(
        string field, string? purpose, decimal value, decimal chance, int? expectedVersion) =>
        new UpsertDataRequirement(Requirements, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new()
            {
                Field = field,
                Purpose = purpose,
                Value = value,
                StaleAfterDays = 365,
                AppliesTo = CustomerKind.Person,
                Touchpoints = [new(TouchpointKind.Web, chance)],
                ExpectedVersion = expectedVersion,
            },
            Cancel);

    private async Task<(DataRequirement Value, bool IsNew)> SaveAsync(string field, string purpose = "to serve")
    {
        var outcome = await UpsertAsync(field, purpose, 2.5m, 0.25m, null);
        Assert.Empty(outcome.Errors);
        return (outcome.Value!, outcome.Value!.Version == 1);
    }

    private async Task<DomainError> RefusalAsync(
        string field, string? purpose = "to serve", decimal value = 1, decimal chance = 0.5m, int? expectedVersion = null) =>
        Assert.Single((await UpsertAsync(field, purpose, value, chance, expectedVersion)).Errors);
}
