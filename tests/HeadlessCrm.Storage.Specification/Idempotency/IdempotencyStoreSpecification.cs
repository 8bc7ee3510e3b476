using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Idempotency;

/// <summary>What <see cref="IIdempotencyStore"/> must do, seen through the use cases that rely on it.</summary>
public abstract class IdempotencyStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly UpsertCustomerCommand Command = new()
    {
        GivenName = "Ana",
        FamilyName = "Vega",
        ExternalReferences = [new("dms", "1")],
        ContactPoints = [new ContactPoint(Channel.Email, "a@b.pe")],
        IdempotencyKey = "key",
    };

    [Fact]
    public async Task An_unused_key_has_no_entry()
    {
        Assert.Null(await Get<IIdempotencyStore>().FindAsync("key", Cancel));
    }

    [Fact]
    public async Task A_repeat_is_answered_with_the_first_answer_even_after_later_changes()
    {
        var first = await UpsertCustomer.ExecuteAsync(Command, Cancel);
        Clock.Advance(TimeSpan.FromDays(1));
        await UpsertCustomer.ExecuteAsync(new() { Id = first.Customer!.Id, GivenName = "Eva" }, Cancel);

        var repeat = await UpsertCustomer.ExecuteAsync(Command, Cancel);

        Assert.False(first.Replayed);
        Assert.True(repeat.Replayed);
        Assert.Equal(first.Customer, repeat.Customer);
        Assert.Equal("Eva Vega", (await Customers.GetAsync([first.Customer.Id], Cancel))[0]!.DisplayName);
        Assert.Equal(1, await Customers.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task A_key_used_for_another_command_is_refused()
    {
        await UpsertCustomer.ExecuteAsync(Command, Cancel);

        var other = await UpsertCustomer.ExecuteAsync(Command with { GivenName = "Eva" }, Cancel);
        var otherOperation = await ReverseTransaction.ExecuteAsync(
            new() { TransactionId = Guid.CreateVersion7(), IdempotencyKey = "key" }, Cancel);

        Assert.Equal(new IdempotencyKeyReused("key"), Assert.Single(other.Errors));
        Assert.Equal(new IdempotencyKeyReused("key"), Assert.Single(otherOperation.Errors));
    }

    [Fact]
    public async Task A_refused_command_leaves_its_key_unused()
    {
        var refused = await UpsertCustomer.ExecuteAsync(new() { IdempotencyKey = "key" }, Cancel);
        var corrected = await UpsertCustomer.ExecuteAsync(Command, Cancel);

        Assert.Single(refused.Errors);
        Assert.Empty(corrected.Errors);
    }

    [Fact]
    public async Task Many_callers_with_one_key_make_one_transaction()
    {
        var ana = await AddCustomerAsync("1");
        var command = new RecordTransactionCommand
        {
            CustomerExternalReference = new("dms", "1"),
            Kind = TransactionKind.Parts,
            OccurredAt = Start.AddDays(-1),
            Currency = "KWD",
            Lines = [new TransactionLineInput("MAT", 2, 1.125m)],
            IdempotencyKey = "key",
        };

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => RecordTransaction.ExecuteAsync(command, Cancel))));

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Errors));
        Assert.Single(outcomes.Select(outcome => outcome.Transaction).Distinct());
        Assert.Single(outcomes, outcome => !outcome.Replayed);
        Assert.Equal(1, await Transactions.CountAsync(null, Cancel));
        await ProjectAsync();
        Assert.Equal(1, (await Customers.GetPurchaseProfilesAsync([ana.Id], Cancel))[0].TransactionCount);
    }

    [Fact]
    public async Task Many_callers_changing_one_customer_lose_no_change()
    {
        var ana = await AddCustomerAsync("1");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => UpsertCustomer.ExecuteAsync(
            new() { Id = ana.Id, ExternalReferences = [new("web", $"{i}")] }, Cancel))));

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Errors));
        Assert.Equal(5, (await Customers.GetAsync([ana.Id], Cancel))[0]!.Version);
        Assert.Equal(5, (await Customers.GetExternalReferencesAsync([ana.Id], Cancel))[0].Count);
    }

    [Fact]
    public async Task A_change_on_an_older_version_is_refused_with_the_present_state()
    {
        var ana = await AddCustomerAsync("1");
        var present = await UpsertCustomer.ExecuteAsync(new() { Id = ana.Id, CompanyName = "X" }, Cancel);

        var late = await UpsertCustomer.ExecuteAsync(new() { Id = ana.Id, CompanyName = "Y", ExpectedVersion = 1 }, Cancel);

        var error = Assert.IsType<CustomerVersionConflict>(Assert.Single(late.Errors));
        Assert.Equal(present.Customer, error.Current);
    }

    [Fact]
    public async Task References_of_two_customers_are_refused()
    {
        await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2", "Ben");

        var outcome = await UpsertCustomer.ExecuteAsync(
            new() { ExternalReferences = [new("dms", "1"), new("dms", "2")] }, Cancel);

        Assert.Equal(ben.Id, Assert.IsType<ExternalReferenceTaken>(Assert.Single(outcome.Errors)).CustomerId);
    }
}
