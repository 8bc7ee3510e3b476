using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.Specification.Customers.Maintenance;

/// <summary>What <see cref="IMaintenanceTaskStore"/> must do.</summary>
public abstract class MaintenanceTaskStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    private IMaintenanceTaskStore Tasks => Get<IMaintenanceTaskStore>();

    [Fact]
    public async Task Planning_again_plans_nothing_for_whom_a_task_is_not_done()
    {
        await WantAsync("occupation", 3);
        await WantAsync("contactPoint:EMAIL", 2);
        var (ana, ben) = (await AddCustomerAsync("ana", "Ana"), await AddCustomerAsync("ben", "Ben"));
        await UpsertCustomer.ExecuteAsync(new() { Id = ben.Id, ContactPoints = [new(Channel.Email, "ben@x.pe")] }, Cancel);

        var first = Accepted(await PlanAsync(1));
        var second = Accepted(await PlanAsync(9));
        var third = Accepted(await PlanAsync(9));

        Assert.Equal((ana.Id, 5m, MaintenanceChannel.Campaign), (first[0].CustomerId, first[0].Priority, first[0].Channel));
        Assert.Equal(["contactPoint:EMAIL", "occupation"], first[0].Fields.Order(StringComparer.Ordinal));
        var ofBen = Assert.Single(second);
        Assert.Equal((ben.Id, 3m, MaintenanceChannel.Email), (ofBen.CustomerId, ofBen.Priority, ofBen.Channel));
        Assert.Empty(third);
        Accepted(await ChangeAsync(new() { TaskId = ofBen.Id, Outcome = MaintenanceOutcome.NoResponse }));
        Assert.Equal([ben.Id], Accepted(await PlanAsync(9)).Select(task => task.CustomerId));
        Assert.Empty(Accepted(await PlanAsync(9, Filter.Compare("displayName", Comparator.Eq, "Nobody"))));
    }

    [Fact]
    public async Task Of_two_who_are_merged_one_planned_task_is_enough()
    {
        await WantAsync("occupation", 3);
        var (ana, twin) = (await AddCustomerAsync("ana"), await AddCustomerAsync("twin"));
        Assert.Equal(2, Accepted(await PlanAsync(9)).Length);
        await MergeAsync(ana.Id, twin.Id);
        Assert.Equal([2], await Tasks.CountByCustomersAsync([ana.Id], null, Cancel));
        Assert.Empty(Accepted(await PlanAsync(9)));
        await UnmergeAsync(twin.Id);
        Assert.Equal([1, 1], await Tasks.CountByCustomersAsync([ana.Id, twin.Id], null, Cancel));
    }

    [Fact]
    public async Task A_task_goes_from_hand_to_hand_until_it_is_done()
    {
        var ana = await AddCustomerAsync("ana");
        var open = await CreateAsync(ana.Id, 1, null);
        var owned = await CreateAsync(ana.Id, 2.5m, "Rosa");
        Assert.Equal((MaintenanceStatus.Open, MaintenanceStatus.Assigned), (open.Status, owned.Status));

        var given = Accepted(await ChangeAsync(new() { TaskId = open.Id, Owner = "Luis", ExpectedVersion = 1 }));
        var done = Accepted(await ChangeAsync(
            new() { TaskId = open.Id, Outcome = MaintenanceOutcome.Answered, OutcomeNote = "by phone", Channel = MaintenanceChannel.Call }));

        Assert.Equal((MaintenanceStatus.Assigned, "Luis", 2), (given.Status, given.Owner, given.Version));
        Assert.Equal((MaintenanceStatus.Completed, "Luis", Clock.GetUtcNow()), (done.Status, done.Owner, done.CompletedAt));
        var kept = (await Tasks.GetAsync([done.Id], Cancel))[0]!;
        Assert.Equal(done with { Fields = [] }, kept with { Fields = [] });
        Assert.IsType<MaintenanceTaskCompleted>(Assert.Single((await ChangeAsync(new() { TaskId = done.Id, Owner = "Eva" })).Errors));
        Assert.IsType<EntryVersionConflict>(Assert.Single((await ChangeAsync(new() { TaskId = owned.Id, ExpectedVersion = 5 })).Errors));
        Assert.IsType<EntryNotFound>(Assert.Single((await ChangeAsync(new() { TaskId = Guid.Empty })).Errors));
        Assert.False(await Tasks.ChangeAsync(given, null, null, Cancel));
        var byPriority = new PageRequest<MaintenanceTaskOrderField>
        {
            Order = [new(MaintenanceTaskOrderField.Priority, OrderDirection.Desc)],
        };
        Assert.Equal([owned.Id, done.Id], (await Tasks.PageAsync(byPriority, Cancel)).Items.Select(task => task.Id));
        Assert.Equal(
            [owned.Id], (await Tasks.PageByCustomersAsync(
                [ana.Id], byPriority with { Where = Filter.Compare("status", Comparator.Ne, MaintenanceStatus.Completed) }, Cancel))[0]
            .Items.Select(task => task.Id));
        Assert.Equal(1, await Tasks.CountAsync(Filter.Compare("outcome", Comparator.Eq, MaintenanceOutcome.Answered), Cancel));
    }

    [Fact]
    public async Task The_next_step_follows_the_last_one_and_responses_are_counted_by_way()
    {
        var (ana, twin) = (await AddCustomerAsync("ana"), await AddCustomerAsync("twin"));
        var act = await CreateAsync(twin.Id, 4, "Rosa");
        await MergeAsync(ana.Id, twin.Id);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Accepted(await ChangeAsync(
            new() { TaskId = act.Id, Outcome = MaintenanceOutcome.AnsweredInPart, Channel = MaintenanceChannel.Email, MakesNext = true }));
        var other = await CreateAsync(ana.Id, 1, null);
        Accepted(await ChangeAsync(
            new() { TaskId = other.Id, Outcome = MaintenanceOutcome.NoResponse, Channel = MaintenanceChannel.Email }));
        var third = await CreateAsync(ana.Id, 1, null);
        Accepted(await ChangeAsync(new() { TaskId = third.Id, Outcome = MaintenanceOutcome.Answered }));

        Assert.Equal(
            [new(null, 1, 1), new(MaintenanceChannel.Email, 2, 1)], await Tasks.CountResponsesAsync(null, Cancel));
        Assert.Equal(
            [new(MaintenanceChannel.Email, 1, 1)],
            await Tasks.CountResponsesAsync(Filter.Compare("owner", Comparator.Eq, "Rosa"), Cancel));
        await UnmergeAsync(twin.Id);
        var ofTwin = (await Tasks.PageByCustomersAsync([twin.Id], new(), Cancel))[0].Items;
        Assert.Equal([MaintenanceStage.Act, MaintenanceStage.Evaluate], ofTwin.Select(task => task.Stage));
        Assert.Equal((MaintenanceStatus.Assigned, "Rosa", 4m), (ofTwin[1].Status, ofTwin[1].Owner, ofTwin[1].Priority));
    }

    private async Task<MaintenanceTask> CreateAsync(Guid id, decimal priority, string? owner) => Accepted(
        await new CreateMaintenanceTask(Tasks, Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new()
            {
                CustomerId = id,
                Stage = MaintenanceStage.Act,
                Fields = ["occupation"],
                Priority = priority,
                Owner = owner,
                IdempotencyKey = NewKey(),
            },
            Cancel));

    private Task<Outcome<MaintenanceTask>> ChangeAsync(ChangeMaintenanceTaskCommand command) =>
        new ChangeMaintenanceTask(Tasks, Get<IIdempotencyStore>(), Clock).ExecuteAsync(command, Cancel);

    private Task<Outcome<MaintenanceTask[]>> PlanAsync(int max, Filter? where = null) =>
        new PlanMaintenanceTasks(
            Tasks,
            Customers,
            Golden,
            Get<IPreferenceStore>(),
            Get<IDataRequirementStore>(),
            Get<IIdempotencyStore>(),
            Clock).ExecuteAsync(new() { Where = where, Max = max, DueInDays = 7 }, Cancel);

    private async Task WantAsync(string field, decimal value) => Accepted(
        await new UpsertDataRequirement(Get<IDataRequirementStore>(), Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { Field = field, Purpose = "to serve", Value = value, Touchpoints = [new(TouchpointKind.Web, 0.5m)] }, Cancel));
}
