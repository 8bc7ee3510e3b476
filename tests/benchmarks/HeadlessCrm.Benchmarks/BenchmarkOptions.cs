namespace HeadlessCrm.Benchmarks;

/// <summary>What the command line said.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        usage: tests/benchmarks/run [--quick] [--check] [--only NAME,…] [--targets NAME,…] [--rounds N] [--dry]

          --quick      fewer and shorter rounds (under 2 minutes; the figures are rough)
          --check      compare the targets' answers only, measure nothing
          --only       only these: in-process, a workload, steady, sqlite, subscriptions, fan-out, feed, import, matching, lists
          --targets    only these targets: engine, hand-written, mercurius, yoga
          --rounds N   rounds per workload and target
          --dry        print the figures without writing them into RESULTS.md
        """;

    public bool IsQuick { get; init; }

    public bool IsCheck { get; init; }

    public bool IsDry { get; init; }

    public int? Rounds { get; init; }

    public IReadOnlyList<string> Only { get; init; } = [];

    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The folder of RESULTS.md and of the peers.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Null when the arguments make no sense.</summary>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var next = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--quick": options = options with { IsQuick = true }; continue;
                case "--check": options = options with { IsCheck = true }; continue;
                case "--dry": options = options with { IsDry = true }; continue;
                case "--only" when next is not null: options = options with { Only = next.Split(',') }; break;
                case "--targets" when next is not null: options = options with { Targets = next.Split(',') }; break;
                case "--folder" when next is not null: options = options with { Folder = next }; break;
                case "--rounds" when int.TryParse(next, out var rounds) && rounds > 0: options = options with { Rounds = rounds }; break;
                default: return null;
            }

            i++;
        }

        return options;
    }

    public bool Includes(string workload) => Only.Count == 0 || Only.Contains(workload);

    /// <summary>Whether something that has no answers to compare is to be measured.</summary>
    public bool Measures(string workload) => !IsCheck && Includes(workload);
}
