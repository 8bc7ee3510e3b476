using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>ISO 8601 durations.</summary>
internal sealed class DurationScalar()
    : TextScalar<IsoDuration>("Duration", "an ISO 8601 duration, such as P180D or PT1H30M")
{
    public override void Write(IsoDuration value, ResponseWriter writer) => writer.WriteString(value.ToString());

    protected override bool TryParse(string text, [NotNullWhen(true)] out IsoDuration value) =>
        IsoDuration.TryParse(text, out value);
}
