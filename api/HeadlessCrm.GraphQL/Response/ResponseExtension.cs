namespace HeadlessCrm.GraphQL.Response;

/// <summary>
/// A member of a response's <c>extensions</c>. It is written after <c>data</c> and <c>errors</c>, when all that can be
/// known of the execution is known; with incremental delivery once in the first payload and once more in the last.
/// </summary>
/// <param name="name">The member's name.</param>
public abstract class ResponseExtension(string name)
{
    /// <summary>The member's name.</summary>
    public string Name { get; } = name;

    /// <summary>Writes one JSON value.</summary>
    public abstract void Write(ResponseWriter writer);

    /// <summary>Writes the member <c>"extensions":{…}</c>.</summary>
    internal static void WriteAll(IReadOnlyList<ResponseExtension> extensions, ResponseWriter writer)
    {
        writer.WriteRaw("\"extensions\":{"u8);
        for (var i = 0; i < extensions.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            writer.WriteString(extensions[i].Name);
            writer.WriteByte((byte)':');
            extensions[i].Write(writer);
        }

        writer.WriteByte((byte)'}');
    }
}
