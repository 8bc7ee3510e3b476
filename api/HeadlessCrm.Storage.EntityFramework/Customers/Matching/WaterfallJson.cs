using System.Text.Json;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>
/// A waterfall as it is stored: for each line an array of evidence, field, agreement (−1 where there is none) and weight. The
/// numbers of the enums are part of the format.
/// </summary>
internal static class WaterfallJson
{
    private const double None = -1;

    public static byte[] Write(IReadOnlyList<MatchStep> steps) => JsonSerializer.SerializeToUtf8Bytes(
        steps.Select(step => new[]
        {
            (double)step.Evidence,
            step.Field is { } field ? (double)field : None,
            step.Agreement is { } agreement ? (double)agreement : None,
            step.Weight,
        }).ToArray());

    public static IReadOnlyList<MatchStep> Read(byte[] stored)
    {
        var total = 0.0;
        return
        [
            .. JsonSerializer.Deserialize<double[][]>(stored)!.Select(line => new MatchStep(
                (MatchEvidence)line[0],
                line[1] < 0 ? null : (MatchField)line[1],
                line[2] < 0 ? null : (AgreementLevel)line[2],
                line[3],
                total += line[3])),
        ];
    }
}
