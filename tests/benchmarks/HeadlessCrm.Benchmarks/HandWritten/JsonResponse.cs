using System.Text.Encodings.Web;
using System.Text.Json;

namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>
/// How somebody writes JSON to Kestrel who wants it fast: a writer that is kept per thread, straight into the response's
/// pipe, no validation, no escaping beyond what JSON asks for.
/// </summary>
internal static class JsonResponse
{
    private static readonly JsonWriterOptions Options = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? kept;

    public static Task WriteAsync<T>(HttpContext context, T value, Action<Utf8JsonWriter, T> write)
    {
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        var writer = kept;
        kept = null;
        if (writer is null)
        {
            writer = new Utf8JsonWriter(response.BodyWriter, Options);
        }
        else
        {
            writer.Reset(response.BodyWriter);
        }

        write(writer, value);
        writer.Flush();
        kept = writer;
        return Task.CompletedTask;
    }
}
