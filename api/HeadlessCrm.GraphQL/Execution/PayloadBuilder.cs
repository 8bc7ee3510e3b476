using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Incremental;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// Writes the response of one execution: <c>data</c>, <c>errors</c>, and what incremental delivery adds. Builders are pooled
/// with their buffers; a result hands its builder back when it is disposed.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A pooled builder lives on with its buffer; a large one is disposed on return.")]
internal sealed class PayloadBuilder
{
    private const int MaxKeptBytes = 1024 * 1024;

    private static readonly int DataStart = "{\"data\":"u8.Length;
    private static readonly Pool<PayloadBuilder> Kept = new(Environment.ProcessorCount * 4);

    private readonly ErrorList errors = new();
    private readonly ResponseWalk walk;
    private ResponseWriter writer = new();
    private OperationExecution execution = null!;
    private Action<string, Exception>? logFault;
    private IncrementalWork? work;

    private PayloadBuilder() => walk = new ResponseWalk(errors);

    /// <summary>The response so far.</summary>
    public ResponseWriter Writer => writer;

    public static PayloadBuilder Rent(OperationExecution execution, Action<string, Exception>? logFault)
    {
        var builder = Kept.TryTake() ?? new PayloadBuilder();
        builder.Begin(execution, logFault);
        return builder;
    }

    /// <summary>Gives the builder back; nobody may read its response any more.</summary>
    public void Return()
    {
        execution = null!;
        work = null;
        errors.Reset(0, OnError.Propagate, null);
        walk.Reset(null!, writer, null);
        if (writer.Capacity > MaxKeptBytes)
        {
            writer.Dispose();
            writer = new ResponseWriter();
        }

        Kept.Put(this);
    }

    private void Begin(OperationExecution of, Action<string, Exception>? log)
    {
        execution = of;
        logFault = log;
        work = of.Plan.Context.HasIncremental ? new IncrementalWork(null) : null;
        errors.Reset(of.Options.MaxErrors, of.OnError, log, of.Options.DescribeFault);
        writer.Reset();
        writer.MaxBytes = of.Options.MaxResponseBytes;
        walk.Reset(of, writer, work);
        writer.WriteRaw("{\"data\":"u8);
    }

    /// <summary>ExecuteRootSelectionSet in one walk; all columns are filled.</summary>
    public ExecutionResult Write(TypePlan root, ParentRows? rows)
    {
        try
        {
            return Finish(walk.WriteObject(root, execution.RootValue, rows, 0));
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return Abort(exception);
        }
    }

    /// <summary>The fields of a mutation one after another, each with its whole sub-tree, as the specification says.</summary>
    public async ValueTask<ExecutionResult> WriteSeriallyAsync(TypePlan root, ParentRows rows)
    {
        try
        {
            execution.CheckGuards(root);
            execution.Scope.Monitor?.Meter?.Count(root);
            return Finish(await WriteFieldsSeriallyAsync(root, rows).ConfigureAwait(false));
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return Abort(exception);
        }
    }

    private async ValueTask<bool> WriteFieldsSeriallyAsync(TypePlan root, ParentRows rows)
    {
        var resolution = new ColumnResolution(execution);
        writer.WriteByte((byte)'{');
        var outer = work?.Enter(root, walk.Path, writer.Position);
        var first = true;
        foreach (var entry in root.Entries)
        {
            if (entry.Condition is { } condition && !condition.Holds(execution.Flags))
            {
                continue;
            }

            if (entry.Field.Kind == FieldKind.Column)
            {
                await resolution.ResolveColumnAsync(rows, entry.Field).ConfigureAwait(false);
            }

            if (!walk.WriteEntry(entry, execution.RootValue, rows, 0, ref first))
            {
                return false;
            }
        }

        writer.WriteByte((byte)'}');
        work?.Defer(root, execution.RootValue, walk.Path, writer.Position);
        work?.Leave(outer);
        return true;
    }

    private ExecutionResult Finish(bool hasData)
    {
        if (!hasData)
        {
            writer.Truncate(DataStart);
            work?.ForgetAfter(DataStart);
            writer.WriteNull();
        }

        if (errors.Count > 0)
        {
            writer.WriteRaw(",\"errors\":"u8);
            errors.WriteTo(writer);
            execution.Scope.Monitor?.CountErrors(errors.Errors);
        }

        writer.EnsureWithinLimit();
        var outcome = !hasData ? RequestOutcome.NoData : errors.Count > 0 ? RequestOutcome.Partial : RequestOutcome.Ok;
        if (work is { IsEmpty: false })
        {
            var delivery = new IncrementalDelivery(execution, logFault);
            writer.WriteByte((byte)',');
            IncrementalPayload.WritePending(delivery.Begin(work), writer);
            writer.WriteRaw(",\"hasNext\":true"u8);
            WriteExtensions(execution, writer);
            writer.WriteByte((byte)'}');
            return new ExecutionResult(outcome, this, DeliverAsync(delivery, execution)) { Operation = execution.Plan.Kind };
        }

        execution.Scope.Monitor?.End(execution.Plan.Kind);
        WriteExtensions(execution, writer);
        writer.WriteByte((byte)'}');
        return new ExecutionResult(outcome, this) { Operation = execution.Plan.Kind };
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> DeliverAsync(
        IncrementalDelivery delivery, OperationExecution execution)
    {
        using var payload = new ResponseWriter(execution.Options.MaxResponseBytes);
        while (delivery.HasNext)
        {
            try
            {
                await delivery.WriteNextAsync(payload).ConfigureAwait(false);
            }
            catch (Exception exception) when (Explain(exception, execution) is { } reason)
            {
                // The first payload is sent, so the end is told to whoever waits for what was announced.
                payload.Reset();
                delivery.WriteEnd(payload, reason);
            }

            if (!delivery.HasNext && execution.Scope.Monitor is { } monitor)
            {
                // What is known only at the end, such as the actual cost, goes into the last payload, before its brace.
                monitor.End(execution.Plan.Kind);
                payload.Truncate(payload.Position - 1);
                WriteExtensions(execution, payload);
                payload.WriteByte((byte)'}');
            }

            yield return payload.Written;
            payload.Reset();
        }
    }

    private static void WriteExtensions(OperationExecution execution, ResponseWriter writer)
    {
        if (execution.Scope.Extensions is { Count: > 0 } extensions)
        {
            writer.WriteByte((byte)',');
            ResponseExtension.WriteAll(extensions, writer);
        }
    }

    private static bool IsExpected(Exception exception) =>
        exception is HaltException or LocatedException or ResponseTooLargeException or InsufficientExecutionStackException;

    private ExecutionResult Abort(Exception exception)
    {
        switch (exception)
        {
            case HaltException:
                return Finish(false);
            case LocatedException located:
                errors.Add(new ExecutionError(located.Error.Message, located.Error.Locations, []));
                return Finish(false);
            default:
                Return();
                return GraphQLExecutor.Refuse(RequestOutcome.ResponseTooLarge, [ErrorOf(exception)]);
        }
    }

    /// <summary>Why the later payloads end early; null when an exception is nothing of that kind.</summary>
    private static DeliveryEnd? Explain(Exception exception, OperationExecution execution) => exception switch
    {
        _ when execution.Scope.Time is { IsUp: true } time => new(RequestOutcome.TimedOut, time.Error),
        HaltException => new(RequestOutcome.NoData, null),
        ResponseTooLargeException or InsufficientExecutionStackException =>
            new(RequestOutcome.ResponseTooLarge, ErrorOf(exception)),
        _ => null,
    };

    private static Language.GraphQLError ErrorOf(Exception exception) => exception is ResponseTooLargeException
        ? new Language.GraphQLError(exception.Message) { Code = ErrorCodes.MaxResponseBytes }
        : new Language.GraphQLError("The response is nested too deeply to be written. Select fewer levels.")
        {
            Code = ErrorCodes.MaxResponseDepth,
        };
}
