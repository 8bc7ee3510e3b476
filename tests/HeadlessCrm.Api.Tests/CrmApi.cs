using HeadlessCrm.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests;

/// <summary>
/// The whole program on an empty SQLite file of its own and a clock that stands at <see cref="Start"/>; asked through HTTP. One per
/// test class.
/// </summary>
public sealed class CrmApi : CrmClient, IAsyncLifetime
{
    public static readonly DateTimeOffset Start = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    /// <summary>Further settings of the host.</summary>
    internal Action<WebApplicationBuilder> Configure { get; init; } = _ => { };

    internal FakeClock Clock { get; } = new(Start);

    internal string DataFolder => folder.Path;

    internal IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync()
    {
        app = ApiHost.Build(new ServeOptions(DataFolder: folder.Path), builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<TimeProvider>(Clock);
            Configure(builder);
        });
        await StorageStartup.InitializeAsync(app.Services, app.Configuration, CancellationToken.None);
        await app.StartAsync();
        Http = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
        folder.Dispose();
    }
}
