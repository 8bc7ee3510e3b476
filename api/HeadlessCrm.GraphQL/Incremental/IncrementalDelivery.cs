using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Incremental;

/// <summary>
/// Runs what was deferred or streamed and writes the later payloads, in rounds: all parts that may run are executed, the
/// same part of many objects in one batch; then one payload tells what is new and what is complete.
/// </summary>
internal sealed class IncrementalDelivery(OperationExecution execution, Action<string, Exception>? logFault)
{
    private const int StreamChunk = 100;

    private readonly List<DeferredExecution> waiting = [];
    private readonly List<DeferredFragment> open = [];
    private readonly List<StreamRecord> streams = [];
    private ErrorList? latestErrors;
    private PendingRecord[] awaited = [];
    private int nextId;

    /// <summary>Whether payloads follow.</summary>
    public bool HasNext => open.Count > 0 || streams.Count > 0;

    /// <summary>Takes the first payload's notes; answers what to announce in it.</summary>
    public List<PendingRecord> Begin(IncrementalWork work)
    {
        var announced = new List<PendingRecord>();
        Adopt(work, announced);
        Announce(work.Fragments.Where(fragment => fragment.Parent is null), announced);
        Announce(work.Streams, announced);
        return announced;
    }

    /// <summary>Writes the next payload, while there is one (<see cref="HasNext"/>).</summary>
    public async ValueTask WriteNextAsync(ResponseWriter writer)
    {
        awaited = [.. open, .. streams];
        var payload = new IncrementalPayload();
        await RunPartsAsync().ConfigureAwait(false);
        foreach (var stream in streams.ToArray())
        {
            await RunStreamAsync(stream, payload).ConfigureAwait(false);
        }

        streams.RemoveAll(stream => stream.IsClosed);
        Complete(payload);
        payload.WriteTo(writer, HasNext);
        writer.EnsureWithinLimit();
    }

    /// <summary>
    /// Writes a last payload, instead of the one that could not be written: it completes all that the client was told to wait
    /// for with the same error.
    /// </summary>
    public void WriteEnd(ResponseWriter writer, DeliveryEnd end)
    {
        execution.Scope.Monitor?.EndEarly(end.Outcome);
        var errors = end.Error is null ? latestErrors!.CutFrom(0) : NewErrors();
        if (end.Error is not null)
        {
            errors.Add(ExecutionError.OfRequest(end.Error, end.Error.Code));
        }

        var payload = new IncrementalPayload();
        foreach (var record in awaited)
        {
            payload.AddCompleted(record.Id!, errors);
        }

        open.Clear();
        streams.Clear();
        payload.WriteTo(writer, hasNext: false);
    }

    /// <summary>
    /// Takes a walk's notes. A part may belong to a fragment that is closed already, when its objects come with a later
    /// stream item: the fragment is then opened and announced anew.
    /// </summary>
    private void Adopt(IncrementalWork work, List<PendingRecord>? announced)
    {
        foreach (var fragment in work.Fragments)
        {
            fragment.Parent?.Children.Add(fragment);
        }

        foreach (var part in work.Parts)
        {
            waiting.Add(part);
            var isLate = announced is not null && Array.TrueForAll(part.Fragments, owner => owner.IsClosed);
            foreach (var fragment in part.Fragments)
            {
                if (isLate && fragment.IsClosed)
                {
                    fragment.Parts.Clear();
                    fragment.IsClosed = false;
                }

                fragment.Parts.Add(part);
            }

            if (isLate)
            {
                Announce(part.Fragments, announced!);
            }
        }
    }

    /// <summary>Announces fragments; one without fields of its own is passed over in favour of those within it.</summary>
    private void Announce(IEnumerable<DeferredFragment> fragments, List<PendingRecord> announced)
    {
        foreach (var fragment in fragments)
        {
            if (fragment.Parts.Count == 0)
            {
                fragment.IsClosed = true;
                Announce(fragment.Children, announced);
                continue;
            }

            fragment.Id = NextId();
            open.Add(fragment);
            announced.Add(fragment);
        }
    }

    private void Announce(IReadOnlyList<StreamRecord> found, List<PendingRecord> announced)
    {
        foreach (var stream in found)
        {
            stream.Id = NextId();
            streams.Add(stream);
            announced.Add(stream);
        }
    }

    private string NextId() => nextId++.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Executes every part of an announced fragment, and the parts found while doing so.</summary>
    private async ValueTask RunPartsAsync()
    {
        while (true)
        {
            var ready = waiting.FindAll(part => Array.Exists(part.Fragments, owner => owner.Id is not null && !owner.IsClosed));
            if (ready.Count == 0)
            {
                return;
            }

            waiting.RemoveAll(ready.Contains);
            foreach (var group in ready.GroupBy(part => part.Plan))
            {
                await RunAsync(group.Key, [.. group]).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask RunAsync(TypePlan plan, DeferredExecution[] parts)
    {
        var rows = new ParentRows(plan);
        foreach (var part in parts)
        {
            rows.Add(part.Value);
        }

        if (plan.Columns.Length > 0)
        {
            await new ColumnResolution(execution).ResolveRowsAsync(rows).ConfigureAwait(false);
        }

        for (var row = 0; row < parts.Length; row++)
        {
            Write(parts[row], rows, row);
        }
    }

    private void Write(DeferredExecution part, ParentRows rows, int row)
    {
        var work = new IncrementalWork(part.Map);
        part.Errors = NewErrors();
        using var writer = new ResponseWriter(execution.Options.MaxResponseBytes);
        var walk = new ResponseWalk(part.Errors);
        walk.Reset(execution, writer, work);
        walk.Path.Reset(part.Path);
        part.IsDone = true;
        if (walk.WriteObject(part.Plan, part.Value, rows, row))
        {
            writer.EnsureWithinLimit();
            part.Data = writer.Written.ToArray();
            part.Streams = work.Streams;
            Adopt(work, null);
        }
        else
        {
            part.Failure = part.Errors.CutFrom(0);
        }
    }

    private async ValueTask RunStreamAsync(StreamRecord stream, IncrementalPayload payload)
    {
        var count = Math.Min(StreamChunk, stream.Items.Count - stream.Next);
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = stream.Items[stream.Next + i];
        }

        var itemType = ((ListType)stream.Field.Definition.Type.Nullable).ElementType;
        ChildObjects? children = null;
        if (stream.Field.Selection is { ContainsBatch: true })
        {
            children = ObjectGathering.GatherItems(items, itemType, stream.Field, execution.Schema);
            await new ColumnResolution(execution).ResolveChildrenAsync(children).ConfigureAwait(false);
        }

        WriteItems(stream, items, itemType, children, payload);
    }

    private void WriteItems(
        StreamRecord stream, object?[] items, SchemaType itemType, ChildObjects? children, IncrementalPayload payload)
    {
        var work = new IncrementalWork(stream.Map);
        var errors = NewErrors();
        using var writer = new ResponseWriter(execution.Options.MaxResponseBytes);
        var walk = new ResponseWalk(errors);
        walk.Reset(execution, writer, work);
        walk.Path.Reset(stream.Path);
        walk.Path.PushIndex();
        var written = 0;
        for (; written < items.Length; written++)
        {
            var before = (writer.Position, errors.Count);
            writer.WriteByte(written == 0 ? (byte)'[' : (byte)',');
            var ordinal = children?.FirstOf(written) ?? 0;
            if (!walk.CompleteItem(items[written], stream.Next + written, itemType, stream.Field, children, ref ordinal))
            {
                // A null rose out of the list: what came before stands, the stream ends with the error.
                writer.Truncate(before.Position);
                work.ForgetAfter(before.Position);
                payload.AddCompleted(stream.Id!, errors.CutFrom(before.Count));
                stream.IsClosed = true;
                break;
            }
        }

        if (written > 0)
        {
            writer.WriteByte((byte)']');
            writer.EnsureWithinLimit();
            payload.AddItems(stream.Id!, writer.Written.ToArray(), errors);
        }

        stream.Next += written;
        Adopt(work, payload.Pending);
        Announce(work.Fragments.Where(fragment => fragment.Id is null && fragment.Parent is null or { IsClosed: true }), payload.Pending);
        Announce(work.Streams, payload.Pending);
        if (!stream.IsClosed && stream.Next >= stream.Items.Count)
        {
            payload.AddCompleted(stream.Id!, null);
            stream.IsClosed = true;
        }
    }

    private void Complete(IncrementalPayload payload)
    {
        for (var i = 0; i < open.Count; i++)
        {
            var fragment = open[i];
            if (fragment.Parts.Find(part => part is { IsDone: true, Data: null }) is { } failed)
            {
                fragment.IsClosed = true;
                payload.AddCompleted(fragment.Id!, failed.Failure!);
            }
            else if (fragment.Parts.TrueForAll(part => part.IsDone))
            {
                Deliver(fragment, payload);
            }
        }

        open.RemoveAll(fragment => fragment.IsClosed);
    }

    private void Deliver(DeferredFragment fragment, IncrementalPayload payload)
    {
        fragment.IsClosed = true;
        foreach (var part in fragment.Parts.Where(part => !part.IsDelivered))
        {
            part.IsDelivered = true;
            payload.AddData(BestOwner(part, fragment), part);
            Announce(part.Streams, payload.Pending);
        }

        payload.AddCompleted(fragment.Id!, null);
        Announce(fragment.Children, payload.Pending);
    }

    /// <summary>The announced fragment with the longest path, so that the sub-path is shortest.</summary>
    private static DeferredFragment BestOwner(DeferredExecution part, DeferredFragment fallback)
    {
        var best = fallback;
        foreach (var owner in part.Fragments)
        {
            if (owner.Id is not null && !owner.IsClosed && owner.Path.Length > best.Path.Length)
            {
                best = owner;
            }
        }

        return best;
    }

    private ErrorList NewErrors() => latestErrors = new ErrorList().Reset(
        execution.Options.MaxErrors, execution.OnError, logFault, execution.Options.DescribeFault);
}
