using System.Diagnostics;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.Tests;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>The audits of npm graphql-http, run by Node.js against a server with the older profile.</summary>
public sealed class LegacyAuditTests
{
    private const int Audits = 61;

    [Fact]
    public async Task All_audits_of_graphql_http_pass_with_the_legacy_profile()
    {
        var folder = Needs.NpmPackages();
        await using var server = await TestServer.StartAsync(options => options.Profile = HttpProfile.LegacyAudit);

        var results = await AuditAsync(folder, new Uri(server.Address, "graphql"));

        Assert.Equal(Audits, results.Count);
        Assert.Empty(results
            .Where(result => result!["status"]!.GetValue<string>() != "ok")
            .Select(result => $"{result!["id"]} {result["name"]}: {result["reason"]}"));
    }

    private static async Task<JsonArray> AuditAsync(string folder, Uri url)
    {
        const string script = """
            import { auditServer } from 'graphql-http';
            const results = await auditServer({ url: process.argv[1] });
            console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason }))));
            """;
        string[] arguments = ["--input-type=module", "--eval", script, url.ToString()];
        using var node = Process.Start(new ProcessStartInfo(Needs.Node(), arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonNode.Parse(output)!.AsArray();
    }
}
