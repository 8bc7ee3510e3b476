using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>
/// How somebody writes JSON to Kestrel who wants it fast: a writer and a buffer that are kept per thread, no validation, no
/// escaping beyond what JSON asks for, the length known before the first byte is sent. (Writing straight into the response's
/// pipe costs the same for large answers and more for small ones, because they are then sent in chunks.)
/// </summary>
internal static class JsonResponse
{
    private const int InitialBytes = 64 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? keptWriter;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? keptBuffer;

    public static Task WriteAsync<T>(HttpContext context, T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = keptBuffer ??= new ArrayBufferWriter<byte>(InitialBytes);
        var writer = keptWriter ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, value);
        writer.Flush();

        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
        return Task.CompletedTask;
    }
}
