using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>ExecuteRequest of the specification (section 6.2) for a plan whose variables are coerced.</summary>
internal sealed class OperationRunner(ExecutionOptions options, Action<string, Exception>? logFault)
{
    public ValueTask<ExecutionResult> RunAsync(OperationPlan plan, VariableValues variables, ExecutionScope scope)
    {
        if (plan.Kind == OperationKind.Subscription)
        {
            return SubscribeAsync(plan, variables, scope);
        }

        var execution = new OperationExecution(plan, variables, scope, options);
        var root = plan.RootFor(execution.Flags);
        return root.Columns.Length == 0 && plan.Kind == OperationKind.Query
            ? new ValueTask<ExecutionResult>(PayloadBuilder.Rent(execution, logFault).Write(root, null))
            : RunInTimeAsync(plan, variables, scope);
    }

    private async ValueTask<ExecutionResult> RunInTimeAsync(OperationPlan plan, VariableValues variables, ExecutionScope scope)
    {
        if (options.Timeout <= TimeSpan.Zero || plan.Context.HasIncremental)
        {
            return await RunWithColumnsAsync(plan, variables, scope).ConfigureAwait(false);
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(scope.CancellationToken);
        time.CancelAfter(options.Timeout);
        try
        {
            return await RunWithColumnsAsync(plan, variables, scope with { CancellationToken = time.Token }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !scope.CancellationToken.IsCancellationRequested)
        {
            return GraphQLExecutor.Refuse(RequestOutcome.Aborted, [new GraphQLError(
                $"The request took longer than the limit of {options.Timeout.TotalSeconds:0.###} seconds.")]);
        }
    }

    private async ValueTask<ExecutionResult> RunWithColumnsAsync(
        OperationPlan plan, VariableValues variables, ExecutionScope scope)
    {
        var execution = new OperationExecution(plan, variables, scope, options);
        var root = plan.RootFor(execution.Flags);
        var rows = new ParentRows(root);
        rows.Add(scope.RootValue);
        if (plan.Kind == OperationKind.Mutation)
        {
            return await PayloadBuilder.Rent(execution, logFault).WriteSeriallyAsync(root, rows).ConfigureAwait(false);
        }

        await new ColumnResolution(execution).ResolveRowsAsync(rows).ConfigureAwait(false);
        return PayloadBuilder.Rent(execution, logFault).Write(root, rows);
    }

    /// <summary>Subscribe of the specification (section 6.2.3): the source stream, and a response for each of its events.</summary>
    private ValueTask<ExecutionResult> SubscribeAsync(OperationPlan plan, VariableValues variables, ExecutionScope scope)
    {
        var execution = new OperationExecution(plan, variables, scope, options);
        var root = plan.RootFor(execution.Flags);
        var entry = Array.Find(root.Entries, candidate => candidate.Condition?.Holds(execution.Flags) != false);
        try
        {
            execution.CheckGuards(root);
            if (entry.Field is null || root.Type.GetResolver(entry.Field.Definition) is not StreamResolver resolver)
            {
                throw new GraphQLException("The subscription selects no field that has a source of events.");
            }

            var context = new FieldContext(entry.Field, execution);
            _ = context.Arguments;
            var events = resolver.SubscribeAsync(scope.RootValue, context).GetAsyncEnumerator(scope.CancellationToken);
            return new(new ExecutionResult(RespondAsync(plan, variables, scope, events)) { Operation = plan.Kind });
        }
        catch (Exception exception) when (!scope.CancellationToken.IsCancellationRequested)
        {
            var errors = new ErrorList().Reset(options.MaxErrors, OnError.Propagate, logFault);
            errors.Add(exception, entry.Field!, execution.Flags, entry.Field is null ? [] : [new(entry.Field.ResponseKey, 0)]);
            return new(GraphQLExecutor.Refuse(RequestOutcome.NoData, errors.Errors));
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> RespondAsync(
        OperationPlan plan, VariableValues variables, ExecutionScope scope, IAsyncEnumerator<object?> events)
    {
        await using (events.ConfigureAwait(false))
        {
            while (await events.MoveNextAsync().ConfigureAwait(false))
            {
                var result = await RunEventAsync(plan, variables, scope, events.Current).ConfigureAwait(false);
                await using (result.ConfigureAwait(false))
                {
                    yield return result.Body;
                }
            }
        }
    }

    private async ValueTask<ExecutionResult> RunEventAsync(
        OperationPlan plan, VariableValues variables, ExecutionScope scope, object? value)
    {
        var execution = new OperationExecution(plan, variables, scope with { RootValue = value ?? NoRoot.Instance }, options);
        var root = plan.RootFor(execution.Flags);
        if (root.Columns.Length == 0)
        {
            return PayloadBuilder.Rent(execution, logFault).Write(root, null);
        }

        var rows = new ParentRows(root);
        rows.Add(execution.RootValue);
        await new ColumnResolution(execution).ResolveRowsAsync(rows).ConfigureAwait(false);
        return PayloadBuilder.Rent(execution, logFault).Write(root, rows);
    }
}
