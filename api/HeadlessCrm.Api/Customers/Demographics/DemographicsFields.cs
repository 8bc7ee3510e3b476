using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Demographics;

/// <summary>What is known of the person behind a customer.</summary>
[ResolversOf("Customer")]
internal static class CustomerDemographicsFields
{
    public static async Task<BatchResult<DemographicsView>> Demographics(
        IReadOnlyList<Customer> customers, IDemographicsStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(customers.Ids(), cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        DemographicsView[] views = [.. found.Select((known, i) => new DemographicsView(customers[i].Id, known, today))];
        return views;
    }
}

/// <summary><c>Demographics</c>.</summary>
internal sealed class DemographicsView(Guid customerId, CustomerDemographics known, DateOnly today)
{
    internal Guid CustomerId => customerId;

    internal CustomerDemographics Known => known;

    internal DateOnly Today => today;

    public Sex? Sex => known.Sex;

    public DateOnly? BirthDate => known.BirthDate;

    public int? Age => known.AgeOn(today);

    public MaritalStatus? MaritalStatus => known.MaritalStatus;

    public string? Occupation => known.Occupation;

    public AreaKey? AreaKey => known.Area;
}

/// <summary>Fields of what is known of a person that need looking up.</summary>
[ResolversOf("Demographics")]
internal static class DemographicsFields
{
    public static Task<BatchResult<Area?>> Area(
        IReadOnlyList<DemographicsView> views, IAreaStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(views, view => view.AreaKey, store.FindAsync, cancellationToken);

    public static async Task<BatchResult<LifeStageFinding>> LifeStage(
        IReadOnlyList<DemographicsView> views, FindLifeStages lifeStages, CancellationToken cancellationToken) =>
        new(await lifeStages.ExecuteAsync([.. views.Select(view => (view.CustomerId, view.Known, view.Today))], cancellationToken));
}
