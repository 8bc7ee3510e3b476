using System.Text;
using System.Text.Json;
using HeadlessCrm.Benchmarks.Load;
using HeadlessCrm.Benchmarks.Serving;
using HeadlessCrm.Benchmarks.Workloads;

namespace HeadlessCrm.Benchmarks.Targets;

/// <summary>Something that answers the workloads.</summary>
/// <param name="Name">The name, as <c>--targets</c> takes it.</param>
/// <param name="Process">The process that serves it; two targets may share one.</param>
/// <param name="IsEngine">Whether it takes GraphQL; else it has an endpoint for each workload.</param>
internal sealed record Target(string Name, ServerProcess Process, bool IsEngine = true)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly HttpClient Control = new();

    /// <summary>The requests of a workload to this target.</summary>
    public RequestSource Requests(Workload workload) =>
        new(Process.Address, IsEngine ? "/graphql" : workload.HandWrittenPath, workload.Body, workload.IsCold);

    /// <summary>What the process says about itself.</summary>
    public async Task<ProcessState> GetStateAsync(CancellationToken cancellationToken) =>
        (await Control.GetFromJsonAsync<ProcessState>(new Uri(Process.Address, "/control/state"), Json, cancellationToken))!;

    /// <summary>The answer to a workload's first request.</summary>
    public async Task<byte[]> AskAsync(Workload workload, CancellationToken cancellationToken)
    {
        using var exchange = new HttpExchange();
        await exchange.ConnectAsync(Process.Address, cancellationToken);
        await exchange.SendAsync(Requests(workload).First, cancellationToken);
        return exchange.Status == 200
            ? exchange.ReadBody()
            : throw new InvalidOperationException($"{Name} refuses {workload.Name}: {exchange.Head}{Encoding.UTF8.GetString(exchange.ReadBody())}");
    }

    /// <summary>Tells the constant endpoint what to answer.</summary>
    public async Task TeachAsync(byte[] answer, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(answer);
        using var response = await Control.PutAsync(new Uri(Process.Address, "/hand/constant"), content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
