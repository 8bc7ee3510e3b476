using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Response;

/// <summary>Writes errors as the specification's section 7.1.6 shapes them.</summary>
internal static class ErrorWriter
{
    public static void Write(ExecutionError error, ResponseWriter writer)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        WriteLocations(error, writer);
        if (error.Path.Count > 0)
        {
            writer.WriteRaw(",\"path\":"u8);
            WritePath(error.Path, writer);
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            writer.WriteRaw(",\"extensions\":"u8);
            JsonValueWriter.Write(extensions, writer);
        }

        writer.WriteByte((byte)'}');
    }

    public static void WritePath(IReadOnlyList<PathSegment> path, ResponseWriter writer)
    {
        writer.WriteByte((byte)'[');
        for (var i = 0; i < path.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            if (path[i].Key is { } key)
            {
                writer.WriteString(key);
            }
            else
            {
                writer.WriteInt64(path[i].Index);
            }
        }

        writer.WriteByte((byte)']');
    }

    private static void WriteLocations(ExecutionError error, ResponseWriter writer)
    {
        if (error.Locations.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteRaw(",\"locations\":["u8);
        for (var i = 0; i < error.Locations.Length; i++)
        {
            writer.WriteRaw(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
            writer.WriteInt64(error.Locations[i].Line);
            writer.WriteRaw(",\"column\":"u8);
            writer.WriteInt64(error.Locations[i].Column);
            writer.WriteByte((byte)'}');
        }

        writer.WriteByte((byte)']');
    }
}
