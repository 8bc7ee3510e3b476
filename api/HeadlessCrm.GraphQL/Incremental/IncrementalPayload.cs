using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Incremental;

/// <summary>One later payload: <c>pending</c>, <c>incremental</c>, <c>completed</c>, <c>hasNext</c>.</summary>
internal sealed class IncrementalPayload
{
    private readonly List<Action<ResponseWriter>> incremental = [];
    private readonly List<Action<ResponseWriter>> completed = [];

    /// <summary>What the payload announces.</summary>
    public List<PendingRecord> Pending { get; } = [];

    public void AddData(DeferredFragment owner, DeferredExecution part) => incremental.Add(writer =>
    {
        BeginEntry(owner.Id!, writer);
        if (part.Path.Length > owner.Path.Length)
        {
            writer.WriteRaw(",\"subPath\":"u8);
            ErrorWriter.WritePath(part.Path[owner.Path.Length..], writer);
        }

        writer.WriteRaw(",\"data\":"u8);
        writer.WriteRaw(part.Data);
        EndEntry(part.Errors, writer);
    });

    public void AddItems(string id, byte[] items, ErrorList errors) => incremental.Add(writer =>
    {
        BeginEntry(id, writer);
        writer.WriteRaw(",\"items\":"u8);
        writer.WriteRaw(items);
        EndEntry(errors, writer);
    });

    public void AddCompleted(string id, ErrorList? errors) => completed.Add(writer =>
    {
        BeginEntry(id, writer);
        EndEntry(errors, writer);
    });

    public void WriteTo(ResponseWriter writer, bool hasNext)
    {
        writer.WriteByte((byte)'{');
        if (Pending.Count > 0)
        {
            WritePending(Pending, writer);
            writer.WriteByte((byte)',');
        }

        WriteMember("\"incremental\":["u8, incremental, writer);
        WriteMember("\"completed\":["u8, completed, writer);
        writer.WriteRaw(hasNext ? "\"hasNext\":true}"u8 : "\"hasNext\":false}"u8);
    }

    public static void WritePending(List<PendingRecord> pending, ResponseWriter writer)
    {
        writer.WriteRaw("\"pending\":["u8);
        for (var i = 0; i < pending.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            BeginEntry(pending[i].Id!, writer);
            writer.WriteRaw(",\"path\":"u8);
            ErrorWriter.WritePath(pending[i].Path, writer);
            if (pending[i].Label is { } label)
            {
                writer.WriteRaw(",\"label\":"u8);
                writer.WriteString(label);
            }

            writer.WriteByte((byte)'}');
        }

        writer.WriteByte((byte)']');
    }

    private static void WriteMember(ReadOnlySpan<byte> name, List<Action<ResponseWriter>> entries, ResponseWriter writer)
    {
        if (entries.Count == 0)
        {
            return;
        }

        writer.WriteRaw(name);
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            entries[i](writer);
        }

        writer.WriteRaw("],"u8);
    }

    private static void BeginEntry(string id, ResponseWriter writer)
    {
        writer.WriteRaw("{\"id\":"u8);
        writer.WriteString(id);
    }

    private static void EndEntry(ErrorList? errors, ResponseWriter writer)
    {
        if (errors is { Count: > 0 })
        {
            writer.WriteRaw(",\"errors\":"u8);
            errors.WriteTo(writer);
        }

        writer.WriteByte((byte)'}');
    }
}
