namespace HeadlessCrm.Api.Imports;

/// <summary>What <c>import</c> was told on the command line.</summary>
/// <param name="File">The file to read.</param>
/// <param name="System">The system its ids belong to.</param>
/// <param name="Format">csv, ndjson or cdnow.</param>
/// <param name="MappingPath">The mapping file; null: the file has our columns.</param>
/// <param name="IsDryRun">Whether nothing is written.</param>
/// <param name="RejectsPath">Where refused rows go; null: only counted and the first ones shown.</param>
/// <param name="DataFolder">The data folder; null: as configured.</param>
internal sealed record ImportOptions(
    string File, string System, string Format, string? MappingPath, bool IsDryRun, string? RejectsPath, string? DataFolder);
