using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Maintenance;

/// <summary>Questions about tasks.</summary>
[ResolversOf("Query")]
internal static class MaintenanceQueries
{
    public static Task<Connection<MaintenanceTask>> MaintenanceTasks(
        FieldContext field, IMaintenanceTaskStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<MaintenanceTaskOrderField>.Read(field, MaintenanceTaskFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static Task<IReadOnlyList<MaintenanceResponse>> MaintenanceResponses(
        FieldContext field, IMaintenanceTaskStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        store.CountResponsesAsync(
            ListRequest<MaintenanceTaskOrderField>.Read(field, MaintenanceTaskFilterFields.Entity, cursors).Page.Where,
            cancellationToken);
}

/// <summary>Fields of a response that are no properties of it.</summary>
[ResolversOf("MaintenanceResponse")]
internal static class MaintenanceResponseFields
{
    public static QualityFigure Response(MaintenanceResponse counted) => QualityFigure.Of(counted.Answered, counted.Completed);
}

/// <summary>The tasks of a customer.</summary>
[ResolversOf("Customer")]
internal static class CustomerMaintenanceFields
{
    public static async Task<BatchResult<Connection<MaintenanceTask>>> MaintenanceTasks(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        IMaintenanceTaskStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<MaintenanceTaskOrderField>.Read(field, MaintenanceTaskFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>Fields of a task that are no properties of it.</summary>
[ResolversOf("MaintenanceTask")]
internal static class MaintenanceTaskFields
{
    public static GlobalId Id(MaintenanceTask task) => GlobalId.OfMaintenanceTask(task.Id);

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<MaintenanceTask> tasks, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. tasks.Select(task => task.CustomerId)], cancellationToken));
}
