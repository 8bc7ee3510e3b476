using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HeadlessCrm.Benchmarks.Data;
using HeadlessCrm.Benchmarks.HandWritten;
using HeadlessCrm.Benchmarks.Measuring;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Serving;
using HeadlessCrm.Benchmarks.Workloads;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Benchmarks.InProcess;

/// <summary>
/// The engine without HTTP against a Utf8JsonWriter without HTTP: what is left when neither sockets nor Kestrel dilute the
/// difference. All workloads are warmed up before any is measured, so that the compiler does not specialise for one.
/// </summary>
internal sealed class InProcessRun(Effort effort)
{
    /// <summary>The table.</summary>
    public async Task<string> RunAsync(string provenance)
    {
        var contenders = Create();
        foreach (var contender in contenders)
        {
            contender.Count = await WarmUpAsync(contender.Execute);
        }

        for (var round = 0; round < effort.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var before = ProcessState.Now();
                await contender.Execute(contender.Count);
                var after = ProcessState.Now();
                contender.Samples.Add((
                    (after.CpuMicroseconds - before.CpuMicroseconds) / contender.Count,
                    (after.AllocatedBytes - before.AllocatedBytes) / (double)contender.Count));
            }
        }

        return Render(contenders, provenance);
    }

    private static List<Contender> Create()
    {
        var data = DataSet.Create();
        var services = new ServiceCollection().AddSingleton(data).BuildServiceProvider();
        var executor = new GraphQLExecutor(BenchmarkSchema.Bind());
        var (customer, customers) = (JsonEncodedText.Encode("customer"), JsonEncodedText.Encode("customers"));
        var writers = new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal)
        {
            ["typename"] = Answers.WriteTypeName,
            ["customer"] = writer => Answers.WriteCustomer(writer, customer, data.Customers[7]),
            ["customers"] = writer => Answers.WriteCustomers(writer, customers, data, 50),
            ["orders"] = writer => Answers.WriteOrders(writer, data, 200),
        };
        var contenders = new List<Contender>();
        foreach (var workload in HttpWorkloads.Create(data).Where(workload => writers.ContainsKey(workload.Name)))
        {
            contenders.Add(new Contender(workload.Name, true, count => ExecuteAsync(executor, services, workload, count)));
            contenders.Add(new Contender(workload.Name, false, count => Write(writers[workload.Name], count)));
        }

        return contenders;
    }

    private static async Task ExecuteAsync(GraphQLExecutor executor, IServiceProvider services, Workload workload, int count)
    {
        using var body = JsonDocument.Parse(workload.Body);
        var request = new GraphQLRequest
        {
            Query = Encoding.UTF8.GetBytes(body.RootElement.GetProperty("query").GetString()!),
            Variables = body.RootElement.TryGetProperty("variables", out var variables)
                ? Encoding.UTF8.GetBytes(variables.GetRawText())
                : default,
        };
        for (var i = 0; i < count; i++)
        {
            await using var result = await executor.ExecuteAsync(request, new ExecutionScope { Services = services });
        }
    }

    private static Task Write(Action<Utf8JsonWriter> write, int count)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        var options = new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var writer = new Utf8JsonWriter(buffer, options);
        for (var i = 0; i < count; i++)
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            write(writer);
            writer.Flush();
        }

        return Task.CompletedTask;
    }

    private async Task<int> WarmUpAsync(Func<int, Task> execute)
    {
        var deadline = Environment.TickCount64 + (long)effort.WarmUp.TotalMilliseconds;
        var count = 32;
        while (true)
        {
            var before = Environment.TickCount64;
            await execute(count);
            var spent = Environment.TickCount64 - before;
            if (Environment.TickCount64 >= deadline && spent >= 20)
            {
                return Math.Max(1, (int)(count * effort.Round.TotalMilliseconds / spent / 2));
            }

            count = spent < 50 ? count * 2 : count;
        }
    }

    private static string Render(List<Contender> contenders, string provenance)
    {
        var text = new StringBuilder("### in-process: the engine and Utf8JsonWriter without HTTP\n\n");
        text.Append(provenance).Append("\n\n");
        text.Append("| workload | engine µs | by hand µs | ratio | engine B | by hand B |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var pair in contenders.Chunk(2))
        {
            var (engine, hand) = (pair[0], pair[1]);
            var ratio = Figures.Median(engine.Samples.Zip(hand.Samples, (mine, other) => mine.Cpu / other.Cpu));
            text.Append(CultureInfo.InvariantCulture, $"| {engine.Name} | {engine.Cpu:0.00} | {hand.Cpu:0.00} | {Figures.Ratio(ratio)} ")
                .Append(CultureInfo.InvariantCulture, $"| {engine.Bytes:N0} | {hand.Bytes:N0} |\n");
        }

        return text.ToString();
    }

    private sealed class Contender(string name, bool isEngine, Func<int, Task> execute)
    {
        public string Name => name;

        public bool IsEngine => isEngine;

        public Func<int, Task> Execute => execute;

        public int Count { get; set; }

        public List<(double Cpu, double Bytes)> Samples { get; } = [];

        public double Cpu => Figures.Median(Samples.Select(sample => sample.Cpu));

        public double Bytes => Figures.Median(Samples.Select(sample => sample.Bytes));
    }
}
