using System.Runtime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HeadlessCrm.Benchmarks.Serving;

/// <summary>What a measured process says about itself. The programs of other languages answer with the same members.</summary>
/// <param name="CpuMicroseconds">Processor time of the whole process, user and kernel.</param>
/// <param name="AllocatedBytes">Bytes allocated since the start; -1 where the runtime does not count them.</param>
/// <param name="Gen0">Collections of generation 0 and above.</param>
/// <param name="Gen1">Collections of generation 1 and above.</param>
/// <param name="Gen2">Collections of generation 2.</param>
/// <param name="MemoryBytes">Resident memory.</param>
/// <param name="HeapBytes">What the managed heap holds; -1 where there is none.</param>
/// <param name="CompiledMethods">Methods that the JIT compiler has finished; -1 where the runtime does not say.</param>
internal sealed record ProcessState(
    double CpuMicroseconds, long AllocatedBytes, int Gen0, int Gen1, int Gen2, long MemoryBytes, long HeapBytes, long CompiledMethods)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What a server says about itself now.</summary>
    public static Task<ProcessState> OfAsync(HttpClient server, CancellationToken cancellationToken) =>
        AskAsync(server, "/control/state", cancellationToken);

    /// <summary>The same after it has collected its garbage.</summary>
    public static Task<ProcessState> CollectedAsync(HttpClient server, CancellationToken cancellationToken) =>
        AskAsync(server, "/control/collect", cancellationToken);

    public static ProcessState Now() => new(
        Environment.CpuUsage.TotalTime.TotalMicroseconds,
        GC.GetTotalAllocatedBytes(precise: true),
        GC.CollectionCount(0),
        GC.CollectionCount(1),
        GC.CollectionCount(2),
        Environment.WorkingSet,
        GC.GetTotalMemory(forceFullCollection: false),
        JitInfo.GetCompiledMethodCount());

    public static void Map(WebApplication app)
    {
        app.MapGet("/control/state", () => TypedResults.Json(Now()));
        app.MapGet("/control/collect", Collect);
    }

    private static async Task<ProcessState> AskAsync(HttpClient server, string path, CancellationToken cancellationToken) =>
        (await server.GetFromJsonAsync<ProcessState>(new Uri(path, UriKind.Relative), Json, cancellationToken))!;

    private static JsonHttpResult<ProcessState> Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return TypedResults.Json(Now());
    }
}
