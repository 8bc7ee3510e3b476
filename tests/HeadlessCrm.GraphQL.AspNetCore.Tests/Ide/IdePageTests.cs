using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HeadlessCrm.GraphQL.AspNetCore.Ide;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Ide;

public sealed partial class IdePageTests
{
    [Fact]
    public void Shows_the_title_as_text_whatever_is_in_it()
    {
        var html = Text(new IdePage(new IdeOptions { Title = "Fish & <b>Chips</b>" }).Render("/graphql"));

        Assert.Contains("<title>Fish &amp; &lt;b&gt;Chips&lt;/b&gt;</title>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Hands_endpoint_and_tabs_to_the_page_without_ending_the_script_early()
    {
        RequireIde();
        var options = new IdeOptions { Tabs = { new IdeTab("# </script><script>alert(1)\n{ __typename }", "{\"a\": 1}"), new IdeTab("{ a }") } };

        var html = Text(new IdePage(options).Render("/base/graphql/"));

        using var settings = JsonDocument.Parse(Settings().Match(html).Groups["json"].Value);
        Assert.Equal("/base/graphql", settings.RootElement.GetProperty("endpoint").GetString());
        var tabs = settings.RootElement.GetProperty("tabs").EnumerateArray().ToList();
        Assert.Equal(options.Tabs.Select(tab => tab.Query), tabs.Select(tab => tab.GetProperty("query").GetString()));
        Assert.Equal(options.Tabs.Select(tab => tab.Variables), tabs.Select(tab => tab.GetProperty("variables").GetString()));
    }

    [Fact]
    public void Names_only_files_that_it_serves_itself()
    {
        RequireIde();
        var page = new IdePage(new IdeOptions());

        var named = Reference().Matches(Text(page.Render("/api/graphql"))).Select(match => match.Groups["url"].Value)
            .Where(url => !url.StartsWith("data:", StringComparison.Ordinal))
            .ToList();

        Assert.True(named.Count >= 2, $"The page should name at least a script and a style sheet: {string.Join(", ", named)}");
        Assert.All(named, url =>
        {
            Assert.StartsWith("/api/graphql/ide/", url, StringComparison.Ordinal);
            Assert.True(page.TryGet(url["/api/graphql/ide/".Length..], "br", out _), $"{url} is named but not served");
        });
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("this is, not; a=header=at all", null)]
    public void Chooses_the_encoding_by_what_the_client_accepts(string? accepted, string? expected)
    {
        var (page, script) = PageWithScript();

        Assert.True(page.TryGet(script, accepted, out var asset));

        Assert.Equal(expected, asset.ContentEncoding);
        Assert.Equal("text/javascript; charset=utf-8", asset.ContentType);
        Assert.Equal(IdeAsset.Immutable, asset.CacheControl);
    }

    [Fact]
    public void Serves_the_same_bytes_in_every_encoding_under_different_tags()
    {
        var (page, script) = PageWithScript();
        Assert.True(page.TryGet(script, "", out var plain));
        Assert.True(page.TryGet(script, "gzip", out var gzip));
        Assert.True(page.TryGet(script, "br", out var brotli));

        Assert.Equal(plain.Body.ToArray(), Unpack(new GZipStream(Stream(gzip), CompressionMode.Decompress)));
        Assert.Equal(plain.Body.ToArray(), Unpack(new BrotliStream(Stream(brotli), CompressionMode.Decompress)));
        Assert.Distinct([plain.ETag, gzip.ETag, brotli.ETag]);
        Assert.All([plain, gzip, brotli], asset => Assert.Matches("^\"[0-9a-f]{32}\"$", asset.ETag));
    }

    [Theory]
    [InlineData("")]
    [InlineData("index.html")]
    [InlineData("fallback.html")]
    [InlineData("licenses.md")]
    [InlineData("assets")]
    [InlineData("assets/")]
    [InlineData("assets/nothing.js")]
    [InlineData("../ide/fallback.html")]
    public void Finds_nothing_that_is_not_a_file_of_the_page(string path)
    {
        Assert.False(new IdePage(new IdeOptions()).TryGet(path, "br", out _));
    }

    [Fact]
    public void The_page_itself_is_asked_for_anew_and_its_tag_follows_its_content()
    {
        var first = new IdePage(new IdeOptions { Title = "A" });
        var other = new IdePage(new IdeOptions { Title = "B" });

        Assert.Equal(IdeAsset.Revalidate, first.Render("/graphql").CacheControl);
        Assert.Equal(first.Render("/graphql").ETag, first.Render("/graphql/").ETag);
        Assert.NotEqual(first.Render("/graphql").ETag, other.Render("/graphql").ETag);
    }

    [Fact]
    public void The_policy_allows_no_other_host_and_no_inline_script()
    {
        var directives = IdePage.ContentSecurityPolicy.Split("; ");

        Assert.Contains("default-src 'none'", directives);
        Assert.Contains("script-src 'self'", directives);
        Assert.DoesNotContain("http", IdePage.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", IdePage.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    private static (IdePage Page, string Script) PageWithScript()
    {
        RequireIde();
        var page = new IdePage(new IdeOptions());
        var script = Reference().Matches(Text(page.Render("/graphql"))).Select(match => match.Groups["url"].Value)
            .First(url => url.EndsWith(".js", StringComparison.Ordinal));
        return (page, script["/graphql/ide/".Length..]);
    }

    private static void RequireIde()
    {
        Assert.SkipUnless(IdePage.IsBuilt, "This build has the plain page in place of the IDE: Node.js was missing when it was built.");
    }

    private static string Text(IdeAsset page) => Encoding.UTF8.GetString(page.Body.Span);

    private static MemoryStream Stream(IdeAsset asset) => new(asset.Body.ToArray());

    private static byte[] Unpack(Stream packed)
    {
        using (packed)
        using (var bytes = new MemoryStream())
        {
            packed.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    [GeneratedRegex("(?:src|href)=\"(?<url>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("id=\"ide-settings\">(?<json>.*?)</script>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Settings();
}
