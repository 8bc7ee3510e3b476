using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Maintenance;

/// <summary>Keeps tasks.</summary>
public interface IMaintenanceTaskStore
{
    /// <summary>The tasks of these ids; null where there is none.</summary>
    Task<IReadOnlyList<MaintenanceTask?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of tasks.</summary>
    Task<Slice<MaintenanceTask>> PageAsync(
        PageRequest<MaintenanceTaskOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many tasks match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's tasks; one query.</summary>
    Task<IReadOnlyList<Slice<MaintenanceTask>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<MaintenanceTaskOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many tasks of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>Which of these customers have a planned task that is not done.</summary>
    Task<IReadOnlySet<Guid>> FindPlannedAsync(IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes new tasks, each posted for the customer it names, with the idempotency entry; all or none. Of a customer who has a
    /// planned task that is not done, none that is planned is written; answers those that were. Null when somebody came between.
    /// </summary>
    Task<IReadOnlyList<MaintenanceTask>?> AddAsync(
        IReadOnlyList<MaintenanceTask> tasks,
        Func<IReadOnlyList<MaintenanceTask>, IdempotencyEntry?> idempotencyOf,
        CancellationToken cancellationToken);

    /// <summary>
    /// Writes a task at its next version with the idempotency entry; false when somebody came between.
    /// </summary>
    /// <param name="task">The new state.</param>
    /// <param name="next">A new task of the same customer, posted for whom the task was posted for; null: none.</param>
    /// <param name="idempotency">The entry; null: none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> ChangeAsync(
        MaintenanceTask task, MaintenanceTask? next, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>How customers responded, by way, to the tasks that match and are done.</summary>
    Task<IReadOnlyList<MaintenanceResponse>> CountResponsesAsync(Filter? where, CancellationToken cancellationToken);
}
