using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Incremental;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// The one depth-first walk that writes a response: ExecuteSelectionSet and CompleteValue of the specification. A method
/// that answers false met a null where none may stand, has recorded the error, and leaves what it wrote for its caller to
/// take back: null propagation is truncation.
/// </summary>
internal sealed class ResponseWalk(ErrorList errors)
{
    private OperationExecution execution = null!;
    private ResponseWriter writer = null!;
    private bool[] flags = [];
    private CostMeter? meter;
    private int leafListDepth;

    public ResponseWriter Writer => writer;

    public ResponsePath Path { get; } = new();

    /// <summary>Where deferred parts and streams are noted; null when the operation has none.</summary>
    public IncrementalWork? Incremental { get; private set; }

    private bool Propagates => execution.OnError == OnError.Propagate;

    /// <summary>Begins another response.</summary>
    public void Reset(OperationExecution of, ResponseWriter to, IncrementalWork? incremental)
    {
        execution = of;
        writer = to;
        flags = of?.Flags ?? [];
        meter = of?.Scope.Monitor?.Meter;
        leafListDepth = 0;
        Incremental = incremental;
        Path.TruncateTo(0);
    }

    public FieldContext ContextOf(PlanField field) => new(field, execution);

    /// <summary>ExecuteSelectionSet: writes an object. <paramref name="rows"/> holds its columns when the plan has any.</summary>
    public bool WriteObject(TypePlan plan, object value, ParentRows? rows, int row)
    {
        execution.CheckGuards(plan);
        meter?.Count(plan);
        writer.WriteByte((byte)'{');
        if (Incremental is not null && (plan.Deferred.Length > 0 || plan.NewDeferUsages.Length > 0))
        {
            return WriteDeferring(Incremental, plan, value, rows, row);
        }

        if (!WriteEntries(plan, value, rows, row))
        {
            return false;
        }

        writer.WriteByte((byte)'}');
        return true;
    }

    private bool WriteDeferring(IncrementalWork incremental, TypePlan plan, object value, ParentRows? rows, int row)
    {
        var outer = incremental.Enter(plan, Path, writer.Position);
        var ok = WriteEntries(plan, value, rows, row);
        if (ok)
        {
            writer.WriteByte((byte)'}');
            incremental.Defer(plan, value, Path, writer.Position);
        }

        incremental.Leave(outer);
        return ok;
    }

    /// <summary>Writes one entry of a root selection, for mutations, whose fields run one after another.</summary>
    public bool WriteEntry(in PlanEntry entry, object parent, ParentRows? rows, int row, ref bool first)
    {
        var field = entry.Field;
        writer.WriteRaw(first ? field.Key.AsSpan(1) : field.Key);
        first = false;
        if (field.Kind == FieldKind.TypeName)
        {
            return true;
        }

        var start = writer.Position;
        return ExecuteField(field, parent, rows, row) || Failed(field.IsNonNull, start);
    }

    /// <summary>A leaf that is null; false, the error being recorded, where null may not stand.</summary>
    public bool WriteNullLeaf(bool nonNull, PlanField field)
    {
        if (nonNull)
        {
            errors.Add(NullError(field), field, flags, leafListDepth > 0 ? Path.ToArray() : Path.ToArray(field.ResponseKey));
            return false;
        }

        writer.WriteNull();
        return true;
    }

    /// <summary>A list of leaves; a list within a list has the field's key in the path already.</summary>
    public bool WriteLeafList<T>(
        IEnumerable<T> values, LeafWriter<T> items, bool itemsNonNull, bool nonNull, PlanField field)
    {
        var depth = Path.Depth;
        var start = writer.Position;
        if (leafListDepth++ == 0)
        {
            Path.Push(field.ResponseKey);
        }

        Path.PushIndex();
        var ok = WriteLeafItems(values, items, itemsNonNull, field);
        leafListDepth--;
        Path.TruncateTo(depth);
        return ok || Failed(nonNull, start);
    }

    /// <summary>Whether entries were written; false when a null propagates.</summary>
    private bool WriteEntries(TypePlan plan, object value, ParentRows? rows, int row)
    {
        var first = true;
        foreach (ref readonly var entry in plan.Entries.AsSpan())
        {
            if (entry.Condition is { } condition && !condition.Holds(flags))
            {
                continue;
            }

            if (!WriteEntry(entry, value, rows, row, ref first))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteLeafItems<T>(IEnumerable<T> values, LeafWriter<T> items, bool itemsNonNull, PlanField field)
    {
        var separator = (byte)'[';
        var index = 0;
        foreach (var value in values)
        {
            writer.WriteByte(separator);
            separator = (byte)',';
            Path.SetIndex(index++);
            if (!WriteLeafItem(value, items, itemsNonNull, field))
            {
                return false;
            }
        }

        if (index == 0)
        {
            writer.WriteByte((byte)'[');
        }

        writer.WriteByte((byte)']');
        return true;
    }

    private bool WriteLeafItem<T>(T value, LeafWriter<T> items, bool itemsNonNull, PlanField field)
    {
        var start = writer.Position;
        var depth = Path.Depth;
        var lists = leafListDepth;
        try
        {
            return items.Write(value, field, this) || Failed(itemsNonNull, start);
        }
        catch (Exception exception) when (IsOfField(exception))
        {
            Path.TruncateTo(depth);
            leafListDepth = lists;
            errors.Add(exception, field, flags, Path.ToArray());
            return Failed(itemsNonNull, start);
        }
    }

    private bool ExecuteField(PlanField field, object parent, ParentRows? rows, int row)
    {
        var depth = Path.Depth;
        try
        {
            if (field.Kind == FieldKind.Leaf && field.Stream is null)
            {
                return ((PropertyResolver)field.Resolver!).WriteLeaf(parent, field, this);
            }

            if (field.Kind == FieldKind.Column)
            {
                return WriteColumn(rows!.Columns[field.ColumnIndex]!, row, field);
            }

            var value = ((PropertyResolver)field.Resolver!).Resolve(parent, new FieldContext(field, execution));
            return CompleteField(value, field, null, 0);
        }
        catch (Exception exception) when (IsOfField(exception))
        {
            Path.TruncateTo(depth);
            leafListDepth = 0;
            errors.Add(exception, field, flags, Path.ToArray(field.ResponseKey));
            return false;
        }
    }

    private bool WriteColumn(Column column, int row, PlanField field)
    {
        if (column.ErrorAt(row) is { } error)
        {
            errors.Add(error, field, flags, Path.ToArray(field.ResponseKey));
            return false;
        }

        return field.Selection is null && field.Stream is null
            ? column.WriteLeaf(row, field, this)
            : CompleteField(
                column.Children?.MaterialisedAt(row) ?? column.ValueAt(row),
                field,
                column.Children,
                column.Children?.FirstOf(row) ?? 0);
    }

    private bool CompleteField(object? value, PlanField field, ChildObjects? children, int ordinal)
    {
        Path.Push(field.ResponseKey);
        var ok = CompleteValue(value, field.Definition.Type, field, children, ref ordinal, field.Stream);
        Path.Pop();
        return ok;
    }

    /// <summary>CompleteValue for composite types and for streamed lists of leaves. The path names the value.</summary>
    public bool CompleteValue(
        object? value, SchemaType type, PlanField field, ChildObjects? children, ref int ordinal, StreamUsage? stream = null)
    {
        var nonNull = type is NonNullType;
        var start = writer.Position;
        if (value is null)
        {
            if (nonNull)
            {
                errors.Add(NullError(field), field, flags, Path.ToArray());
                return Failed(nonNull, start);
            }

            writer.WriteNull();
            return true;
        }

        var ok = type.Nullable is ListType list
            ? WriteList(value, list.ElementType, field, children, ref ordinal, stream)
            : WriteNamed(value, field, children, ref ordinal);
        return ok || Failed(nonNull, start);
    }

    private bool WriteNamed(object value, PlanField field, ChildObjects? children, ref int ordinal)
    {
        if (field.Selection is not { } selection)
        {
            BoxedLeaf.Write(field.Definition.Type.Named, value, execution.Schema, writer);
            return true;
        }

        var type = execution.Schema.ResolveType(selection.DeclaredType, value, field);
        if (children is null)
        {
            return WriteObject(selection.For(type), value, null, 0);
        }

        var (group, row) = children.At(ordinal++);
        return WriteObject(group.Plan, value, group, row);
    }

    private bool WriteList(
        object value, SchemaType itemType, PlanField field, ChildObjects? children, ref int ordinal, StreamUsage? stream)
    {
        execution.CancellationToken.ThrowIfCancellationRequested();
        var list = value as IReadOnlyList<object?>;
        var limit = stream is null ? int.MaxValue : StreamCount.Of(stream, execution);
        if (list is null && (children is not null || stream is not null))
        {
            list = [.. ListValues.Of(value, field)];
        }

        Path.PushIndex();
        var ok = list is not null
            ? WriteIndexed(list, Math.Min(limit, list.Count), itemType, field, children, ref ordinal)
            : WriteEnumerated(ListValues.Of(value, field), itemType, field, children, ref ordinal);
        Path.Pop();
        if (ok && list is not null && limit < list.Count)
        {
            Incremental!.Stream(list, limit, stream!, field, Path, writer.Position);
        }

        return ok;
    }

    private bool WriteIndexed(
        IReadOnlyList<object?> list, int count, SchemaType itemType, PlanField field, ChildObjects? children, ref int ordinal)
    {
        writer.WriteByte((byte)'[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            if (!CompleteItem(list[i], i, itemType, field, children, ref ordinal))
            {
                return false;
            }
        }

        writer.WriteByte((byte)']');
        return true;
    }

    private bool WriteEnumerated(
        IEnumerable<object?> list, SchemaType itemType, PlanField field, ChildObjects? children, ref int ordinal)
    {
        writer.WriteByte((byte)'[');
        var index = 0;
        foreach (var item in list)
        {
            if (index > 0)
            {
                writer.WriteByte((byte)',');
            }

            if (!CompleteItem(item, index++, itemType, field, children, ref ordinal))
            {
                return false;
            }
        }

        writer.WriteByte((byte)']');
        return true;
    }

    /// <summary>CompleteListItemValue: an item's own error nulls the item where it may be null.</summary>
    public bool CompleteItem(
        object? item, int index, SchemaType itemType, PlanField field, ChildObjects? children, ref int ordinal)
    {
        Path.SetIndex(index);
        var start = writer.Position;
        var depth = Path.Depth;
        try
        {
            return CompleteValue(item, itemType, field, children, ref ordinal);
        }
        catch (Exception exception) when (IsOfField(exception))
        {
            Path.TruncateTo(depth);
            leafListDepth = 0;
            errors.Add(exception, field, flags, Path.ToArray());
            return Failed(itemType is NonNullType, start);
        }
    }

    /// <summary>What happens at a position whose value failed: null where it may stand, else the parent's turn.</summary>
    private bool Failed(bool nonNull, int start)
    {
        if (nonNull && Propagates)
        {
            return false;
        }

        writer.Truncate(start);
        Incremental?.ForgetAfter(start);
        writer.WriteNull();
        return true;
    }

    private static GraphQLException NullError(PlanField field) =>
        new($"Cannot return null for non-nullable field {field.ParentTypeName}.{field.Definition.Name}.");

    /// <summary>Whether an exception is the field's own affair; the others end the request.</summary>
    private bool IsOfField(Exception exception) => exception switch
    {
        HaltException or ResponseTooLargeException or InsufficientExecutionStackException => false,
        OperationCanceledException => !execution.CancellationToken.IsCancellationRequested,
        _ => true,
    };
}
