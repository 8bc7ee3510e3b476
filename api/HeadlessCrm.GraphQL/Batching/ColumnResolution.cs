using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Incremental;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Batching;

/// <summary>
/// Fills the columns before anything is written, going down from the root. A place's batch call starts as soon as the
/// column above it is complete; it does not wait for the rest of its wave. Calls run concurrently up to a bound.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
internal sealed class ColumnResolution(OperationExecution execution)
{
    private readonly SemaphoreSlim slots = new(execution.Options.MaxConcurrentBatches);

    /// <summary>Fills all columns of the rows and of everything below.</summary>
    public ValueTask ResolveRowsAsync(ParentRows rows)
    {
        if (rows.Count == 0 || IsGuarded(rows.Plan))
        {
            return default;
        }

        List<Task>? running = null;
        foreach (var field in rows.Plan.Columns)
        {
            if (!field.IsSelected(execution.Flags))
            {
                continue;
            }

            var resolving = ResolveColumnAsync(rows, field);
            if (!resolving.IsCompletedSuccessfully)
            {
                (running ??= []).Add(resolving.AsTask());
            }
        }

        return running is null ? default : new ValueTask(Task.WhenAll(running));
    }

    /// <summary>Fills one column of the rows and everything below it.</summary>
    public async ValueTask ResolveColumnAsync(ParentRows rows, PlanField field)
    {
        var column = field.Resolver is PropertyResolver property
            ? ReadAhead(rows, field, property)
            : await CallAsync(rows, field).ConfigureAwait(false);
        rows.Columns[field.ColumnIndex] = column;
        if (field.Selection is not { ContainsBatch: true } selection)
        {
            return;
        }

        var limit = field.Stream is null ? int.MaxValue : StreamCount.OrZero(field.Stream, execution);
        column.Children = ObjectGathering.Gather(column, rows.Count, field, selection, execution.Schema, limit);
        await ResolveChildrenAsync(column.Children).ConfigureAwait(false);
    }

    /// <summary>Fills the columns of gathered objects and of everything below.</summary>
    public ValueTask ResolveChildrenAsync(ChildObjects children)
    {
        List<Task>? running = null;
        foreach (var group in children.Groups)
        {
            if (group.Plan.Columns.Length == 0)
            {
                continue;
            }

            var resolving = ResolveRowsAsync(group);
            if (!resolving.IsCompletedSuccessfully)
            {
                (running ??= []).Add(resolving.AsTask());
            }
        }

        return running is null ? default : new ValueTask(Task.WhenAll(running));
    }

    private bool IsGuarded(TypePlan plan) =>
        execution.NullFlags is { } nulls && plan.Guards.Any(guard => nulls[guard.Flag]);

    private PropertyColumn ReadAhead(ParentRows rows, PlanField field, PropertyResolver property)
    {
        var column = new PropertyColumn(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            try
            {
                column.Set(row, property.Resolve(rows[row], new FieldContext(field, execution)));
            }
            catch (Exception exception) when (!execution.CancellationToken.IsCancellationRequested)
            {
                column.SetError(row, exception);
            }
        }

        return column;
    }

    private async ValueTask<Column> CallAsync(ParentRows rows, PlanField field)
    {
        await slots.WaitAsync(execution.CancellationToken).ConfigureAwait(false);
        var batch = execution.Scope.Monitor?.BeginBatch(field, rows.Count);
        try
        {
            var context = new FieldContext(field, execution);
            _ = context.Arguments;
            return await ((BatchResolver)field.Resolver!).ResolveAsync(rows, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!execution.CancellationToken.IsCancellationRequested)
        {
            batch?.Fail(exception);
            return new FaultedColumn(exception);
        }
        finally
        {
            batch?.End();
            slots.Release();
        }
    }
}
