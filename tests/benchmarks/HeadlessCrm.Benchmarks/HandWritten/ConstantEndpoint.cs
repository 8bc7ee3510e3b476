namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>
/// Answers with bytes it was told before: the best that can be done by hand for what never changes, such as introspection.
/// </summary>
internal static class ConstantEndpoint
{
    public static void Map(WebApplication app)
    {
        var answer = Array.Empty<byte>();
        app.MapPut("/hand/constant", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            answer = body.ToArray();
        });
        app.MapPost("/hand/constant", async context =>
        {
            var response = context.Response;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = answer.Length;
            await response.BodyWriter.WriteAsync(answer, context.RequestAborted);
        });
    }
}
