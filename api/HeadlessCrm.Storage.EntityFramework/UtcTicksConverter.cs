using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>
/// Instants as UTC ticks, on every database: SQLite cannot order by a <see cref="DateTimeOffset"/>, PostgreSQL rounds it to
/// microseconds, and the same number everywhere lets one filter translator and one keyset serve all.
/// </summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
