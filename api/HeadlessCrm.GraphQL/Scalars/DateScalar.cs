using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Days of the calendar, RFC 3339 <c>full-date</c>.</summary>
internal sealed class DateScalar() : TextScalar<DateOnly>("Date", "an RFC 3339 date, such as 2026-09-03")
{
    public override void Write(DateOnly value, ResponseWriter writer) =>
        writer.WriteFormatted(value, "yyyy-MM-dd", maxLength: 10);

    protected override bool TryParse(string text, [NotNullWhen(true)] out DateOnly value) =>
        Rfc3339.TryParseDate(text, out value);
}
