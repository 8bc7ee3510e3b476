namespace HeadlessCrm.Api.Imports;

/// <summary>A row as read: texts by the index of our column; null where the file has nothing.</summary>
/// <param name="Line">The line it begins at, from 1.</param>
/// <param name="Values">The values.</param>
/// <param name="Fault">Why the row cannot be read at all; null when it can.</param>
internal readonly record struct SourceRow(long Line, string?[] Values, Reject? Fault = null);

/// <summary>Why a row was refused.</summary>
/// <param name="Line">The line it begins at, from 1.</param>
/// <param name="Field">The column; empty when it is about the row.</param>
/// <param name="Value">The value that was refused, shortened when it is long.</param>
/// <param name="Reason">What is wrong and what to do.</param>
internal sealed record Reject(long Line, string Field, string? Value, string Reason)
{
    public override string ToString() =>
        $"line {Line}{(Field.Length > 0 ? $", {Field}" : string.Empty)}{(Value is null ? string.Empty : $" \"{Value}\"")}: {Reason}";
}
