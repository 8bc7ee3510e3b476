using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Sharing;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>ExecuteRequest of the specification (section 6.2) for a plan whose variables are coerced.</summary>
internal sealed class OperationRunner
{
    private readonly ExecutionOptions options;
    private readonly Action<string, Exception>? logFault;
    private readonly GraphQLDiagnostics diagnostics;
    private readonly Func<OperationLogScope, IDisposable?>? beginLogScope;
    private readonly ResponseSharing sharing;

    public OperationRunner(
        ExecutionOptions options,
        Action<string, Exception>? logFault,
        GraphQLDiagnostics diagnostics,
        Func<OperationLogScope, IDisposable?>? beginLogScope = null)
    {
        this.options = options;
        this.logFault = logFault;
        this.diagnostics = diagnostics;
        this.beginLogScope = beginLogScope;
        sharing = new ResponseSharing(this);
    }

    public ValueTask<ExecutionResult> RunAsync(OperationPlan plan, VariableValues variables, ExecutionScope scope)
    {
        var execution = new OperationExecution(plan, variables, scope, options);
        var root = plan.RootFor(execution.Flags);
        return root.Columns.Length == 0 && plan.Kind == OperationKind.Query && !plan.Context.HasIncremental
            ? new ValueTask<ExecutionResult>(PayloadBuilder.Rent(execution, logFault).Write(root, null))
            : RunInTimeAsync(plan, variables, scope);
    }

    private async ValueTask<ExecutionResult> RunInTimeAsync(OperationPlan plan, VariableValues variables, ExecutionScope scope)
    {
        if (options.Timeout <= TimeSpan.Zero)
        {
            return await RunWithColumnsAsync(plan, variables, scope).ConfigureAwait(false);
        }

        var time = new RequestTime(options.Timeout, scope.CancellationToken);
        var isOver = true;
        try
        {
            var timed = scope with { CancellationToken = time.Token, Time = time };
            var result = await RunWithColumnsAsync(plan, variables, timed).ConfigureAwait(false);
            if (result.Subsequent is not null)
            {
                // The later payloads share the time of the first; whoever disposes the result disposes the clock.
                isOver = false;
                result.Time = time;
            }

            return result;
        }
        catch (Exception) when (time.IsUp)
        {
            // What is cancelled does not always say so: a store that is interrupted throws what its driver throws.
            return GraphQLExecutor.Refuse(RequestOutcome.TimedOut, [time.Error]);
        }
        finally
        {
            if (isOver)
            {
                time.Dispose();
            }
        }
    }

    private async ValueTask<ExecutionResult> RunWithColumnsAsync(
        OperationPlan plan, VariableValues variables, ExecutionScope scope)
    {
        using var log = beginLogScope?.Invoke(new OperationLogScope(plan, scope.RootValue));
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

    /// <summary>
    /// Subscribe of the specification (section 6.2.3). The source is asked for its first event at once, so that it has begun
    /// when the request is answered, and what it refuses before it first waits refuses the request.
    /// </summary>
    /// <param name="plan">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="eventVariables">Those of them that responses depend on, see <see cref="EventVariables"/>.</param>
    /// <param name="scope">What surrounds it.</param>
    public async ValueTask<ExecutionResult> SubscribeAsync(
        OperationPlan plan, VariableValues variables, string eventVariables, ExecutionScope scope)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(scope.CancellationToken);
        var streamScope = scope with { CancellationToken = ending.Token };
        var execution = new OperationExecution(plan, variables, streamScope, options);
        var root = plan.RootFor(execution.Flags);
        var field = Array.Find(root.Entries, candidate => candidate.Condition?.Holds(execution.Flags) != false).Field;
        try
        {
            execution.CheckGuards(root);
            if (field is null || root.Type.GetResolver(field.Definition) is not StreamResolver resolver)
            {
                ending.Dispose();
                return GraphQLExecutor.Refuse(
                    RequestOutcome.OperationError,
                    [new GraphQLError("The subscription selects no field that has a source of events. Select one.")]);
            }

            var context = new FieldContext(field, execution);
            _ = context.Arguments;
            var source = await OpenSourceAsync(resolver, scope.RootValue, context, ending).ConfigureAwait(false);
            var operation = new EventOperation(plan, variables, streamScope, field);
            var responses = new ResponseStream(this, operation, source.Events, ending);
            await responses.StartAsync().ConfigureAwait(false);
            responses.Group = sharing.Join(operation, eventVariables, source.SharingKey);
            diagnostics.ActiveSubscriptions.Add(1);
            return new ExecutionResult(responses) { Operation = plan.Kind };
        }
        catch (Exception exception)
        {
            var isLate = ending.IsCancellationRequested;
            ending.Dispose();
            scope.CancellationToken.ThrowIfCancellationRequested();
            if (isLate)
            {
                return GraphQLExecutor.Refuse(RequestOutcome.TimedOut, [RequestTime.ErrorOf(options.Timeout)]);
            }

            return field is null && exception is LocatedException located
                ? GraphQLExecutor.Refuse(RequestOutcome.OperationError, [located.Error])
                : RefuseSource(exception, field!, execution.Flags);
        }
    }

    /// <summary>CreateSourceEventStream (section 6.2.3.1), which may take as long as a request; the stream itself has no limit.</summary>
    private async ValueTask<SourceStream> OpenSourceAsync(
        StreamResolver resolver, object root, FieldContext context, CancellationTokenSource ending)
    {
        if (options.Timeout <= TimeSpan.Zero)
        {
            return await resolver.SubscribeAsync(root, context, ending.Token).ConfigureAwait(false);
        }

        ending.CancelAfter(options.Timeout);
        var source = await resolver.SubscribeAsync(root, context, ending.Token).ConfigureAwait(false);
        ending.CancelAfter(Timeout.InfiniteTimeSpan);
        if (ending.IsCancellationRequested)
        {
            await source.Events.DisposeAsync().ConfigureAwait(false);
            throw new OperationCanceledException(ending.Token);
        }

        return source;
    }

    /// <summary>Notes that a subscription's stream is closed.</summary>
    internal void EndSubscription(ResponseGroup? group)
    {
        diagnostics.ActiveSubscriptions.Add(-1);
        if (group is not null)
        {
            sharing.Leave(group);
        }
    }

    /// <summary>ExecuteSubscriptionEvent of the specification (section 6.2.3.3): a request whose root value is the event.</summary>
    internal async ValueTask<ExecutionResult> RunEventAsync(EventOperation operation, object? value)
    {
        var services = operation.Scope.OpenEventServices?.Invoke();
        try
        {
            var scope = operation.Scope with
            {
                RootValue = value ?? NoRoot.Instance,
                Services = services ?? operation.Scope.Services,
                Monitor = operation.Scope.Monitor?.ForEvent(),
            };
            var execution = new OperationExecution(operation.Plan, operation.Variables, scope, options);
            var root = operation.Plan.RootFor(execution.Flags);
            var result = root.Columns.Length == 0
                ? PayloadBuilder.Rent(execution, logFault).Write(root, null)
                : await RunInTimeAsync(operation.Plan, operation.Variables, scope).ConfigureAwait(false);
            return result.Subsequent is null ? result : await RefuseIncrementalAsync(result).ConfigureAwait(false);
        }
        finally
        {
            if (services is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>A response that tells what a source threw.</summary>
    internal ExecutionResult RefuseSource(Exception exception, PlanField field, bool[] flags)
    {
        var errors = new ErrorList().Reset(options.MaxErrors, OnError.Propagate, logFault);
        errors.Add(exception, field, flags, [new(field.ResponseKey, 0)]);
        return GraphQLExecutor.Refuse(RequestOutcome.NoData, errors.Errors);
    }

    /// <summary>Tells the log of a fault that no response can tell.</summary>
    internal void LogFault(Exception exception) => logFault?.Invoke(Guid.CreateVersion7().ToString("N"), exception);

    /// <summary>Validation refuses this unless a variable decides, which is only known now.</summary>
    private static async ValueTask<ExecutionResult> RefuseIncrementalAsync(ExecutionResult result)
    {
        await result.DisposeAsync().ConfigureAwait(false);
        return GraphQLExecutor.Refuse(RequestOutcome.NoData, [new GraphQLError(
            "`@defer` directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.")]);
    }
}
