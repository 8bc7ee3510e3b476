namespace HeadlessCrm.Api.Hosting;

/// <summary>What <c>serve</c> was told on the command line.</summary>
/// <param name="Urls">Where to listen, separated by semicolons; null: as configured.</param>
/// <param name="DataFolder">The data folder; null: as configured.</param>
/// <param name="WithoutDemo">Whether an empty store stays empty.</param>
internal sealed record ServeOptions(string? Urls = null, string? DataFolder = null, bool WithoutDemo = false);
