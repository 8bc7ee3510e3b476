using HeadlessCrm.Benchmarks;
using HeadlessCrm.Benchmarks.Serving;

if (args is ["serve", .. var rest])
{
    return await BenchmarkServer.RunAsync(rest);
}

if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};
return await new BenchmarkRun(options, Console.Out).RunAsync(cancellation.Token);
