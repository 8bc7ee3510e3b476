using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.GraphQL.AspNetCore.Ide;

/// <summary>
/// The GraphiQL page and its files, served from the assembly: no content delivery network, no folder to deploy.
/// When the build had no Node.js the page is a short text on how to get the editor, and there are no files.
/// </summary>
internal sealed class IdePage(IdeOptions options)
{
    /// <summary>
    /// Everything comes from the page's own origin. Monaco writes style attributes and embeds its icons as data, hence
    /// the two exceptions; scripts have none.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'";

    /// <summary>The folder of the page's files, below the endpoint's own path.</summary>
    public const string AssetFolder = "ide";

    private const string ResourcePrefix = "ide/";
    private const string Index = ResourcePrefix + "index.html";
    private const string Fallback = ResourcePrefix + "fallback.html";

    private static readonly Assembly Home = typeof(IdePage).Assembly;

    private static readonly FrozenSet<string> Resources = Home.GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, IdeAsset> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Path, string? Encoding), IdeAsset> assets = new();

    /// <summary>Whether the editor is part of this build; otherwise <see cref="Render"/> answers the fallback text.</summary>
    public static bool IsBuilt => Resources.Contains(Index);

    /// <summary>The page for an endpoint.</summary>
    /// <param name="endpoint">The endpoint's absolute path as the browser sees it, path base included: <c>/graphql</c>.</param>
    public IdeAsset Render(string endpoint)
    {
        return pages.GetOrAdd(endpoint.TrimEnd('/'), RenderPage);
    }

    /// <summary>Finds a file of the page.</summary>
    /// <param name="path">The path below <see cref="AssetFolder"/>, without a leading slash: <c>assets/index-1a2b.js</c>.</param>
    /// <param name="acceptEncoding">The request's <c>Accept-Encoding</c> header.</param>
    /// <param name="asset">The file in the best encoding the client accepts.</param>
    /// <returns>False when there is no such file: answer 404.</returns>
    public bool TryGet(string path, StringValues acceptEncoding, [NotNullWhen(true)] out IdeAsset? asset)
    {
        // The two HTML files are templates; they go out only through Render. Every other file is stored as .br and .gz.
        if (!Resources.Contains($"{ResourcePrefix}{path}.gz"))
        {
            asset = null;
            return false;
        }

        asset = assets.GetOrAdd((path, ChooseEncoding(acceptEncoding)), ReadAsset);
        return true;
    }

    private IdeAsset RenderPage(string endpoint)
    {
        var settings = JsonSerializer.Serialize(
            new { endpoint = endpoint.Length == 0 ? "/" : endpoint, tabs = options.Tabs.Count == 0 ? null : options.Tabs },
            JsonSerializerOptions.Web);
        var html = Encoding.UTF8.GetString(Read(IsBuilt ? Index : Fallback))
            .Replace("{{title}}", WebUtility.HtmlEncode(options.Title), StringComparison.Ordinal)
            .Replace("\"./assets/", $"\"{WebUtility.HtmlEncode(endpoint)}/{AssetFolder}/assets/", StringComparison.Ordinal)
            .Replace("{{settings}}", settings, StringComparison.Ordinal);
        return Describe(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", null, IdeAsset.Revalidate);
    }

    private static IdeAsset ReadAsset((string Path, string? Encoding) key)
    {
        var body = key.Encoding switch
        {
            "br" => Read($"{ResourcePrefix}{key.Path}.br"),
            "gzip" => Read($"{ResourcePrefix}{key.Path}.gz"),
            _ => Unpack($"{ResourcePrefix}{key.Path}.gz"),
        };
        return Describe(body, ContentTypeOf(key.Path), key.Encoding, IdeAsset.Immutable);
    }

    private static IdeAsset Describe(byte[] body, string contentType, string? encoding, string cacheControl)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16));
        return new IdeAsset(body, contentType, $"\"{tag}\"", encoding, cacheControl);
    }

    private static string? ChooseEncoding(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
        {
            return null;
        }

        // The smallest the client takes at all: its own order among the encodings makes no difference to it.
        return Accepts("br") ? "br" : Accepts("gzip") ? "gzip" : null;

        bool Accepts(string encoding)
        {
            var named = accepted.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(value => value.Value.Equals("*", StringComparison.Ordinal));
            return named is not null && named.Quality != 0;
        }
    }

    private static string ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".ttf" => "font/ttf",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };

    private static byte[] Read(string resource)
    {
        using var stream = Home.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Unpack(string resource)
    {
        using var stream = new GZipStream(Home.GetManifestResourceStream(resource)!, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
