namespace HeadlessCrm.Chaos.Tests;

/// <summary>
/// Three API processes behind nginx on one PostgreSQL, with writers and subscribers, while nodes are killed, sockets are cut,
/// the database is restarted and notifications are lost. The bounded form runs with the other tests;
/// <c>tests/chaos/feed --seconds N</c> runs it for as long as one likes.
/// </summary>
public sealed class FeedChaosTests
{
    [Fact]
    public async Task Loses_nothing_doubles_nothing_and_keeps_the_order_whatever_fails()
    {
        Needs.NpmPackages();
        Needs.Nginx();
        Needs.PostgresBinaries();
        var settings = ChaosSettings.Read();
        var folder = Directory.CreateTempSubdirectory("crm-chaos-");

        // The folder stays when the run breaks off, too.
        TestContext.Current.TestOutputHelper?.WriteLine($"The logs are in {folder.FullName} unless all is well.");
        var report = await ChaosRun.RunAsync(settings, folder, TestContext.Current.CancellationToken);

        if (report.Findings.AreNone)
        {
            folder.Delete(recursive: true);
        }

        var text = report.Text(folder);
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        if (settings.ReportFile is { } file)
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.True(report.Findings.AreNone, text);
        Assert.True(report.Findings is { Acknowledged: > 0, Delivered: > 0 }, text);
    }
}
