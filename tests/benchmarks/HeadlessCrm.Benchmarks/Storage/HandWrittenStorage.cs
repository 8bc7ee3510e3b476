using System.Collections.Concurrent;
using System.Globalization;
using HeadlessCrm.Benchmarks.HandWritten;

namespace HeadlessCrm.Benchmarks.Storage;

/// <summary>
/// The rival of the product over SQLite: connections that are kept with their two statements prepared, rows read straight
/// into the JSON.
/// </summary>
internal static class HandWrittenStorage
{
    public static void Map(WebApplication app, string connectionString)
    {
        var idle = new ConcurrentBag<PreparedCustomers>();
        app.MapPost("/hand/sqlite/customers/{first}", async context =>
        {
            var first = int.Parse((string)context.Request.RouteValues["first"]!, CultureInfo.InvariantCulture);
            if (!idle.TryTake(out var prepared))
            {
                prepared = new PreparedCustomers(connectionString);
            }

            await JsonResponse.WriteAsync(context, (prepared, first), static (writer, page) => page.prepared.Write(writer, page.first));
            idle.Add(prepared);
        });
        app.Lifetime.ApplicationStopped.Register(() =>
        {
            while (idle.TryTake(out var prepared))
            {
                prepared.Dispose();
            }
        });
    }
}
