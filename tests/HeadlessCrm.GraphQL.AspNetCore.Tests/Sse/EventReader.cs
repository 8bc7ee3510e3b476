using System.Text;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Sse;

/// <summary>Reads a stream of server-sent events as the HTML standard says, keeping comments apart.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream body) : IDisposable
{
    private readonly StreamReader lines = new(body, new UTF8Encoding(false, throwOnInvalidBytes: true));
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(5));

    public HttpResponseMessage Response => response;

    public int Comments { get; private set; }

    public string? Retry { get; private set; }

    /// <summary>Sends a request and begins to read.</summary>
    public static async Task<EventReader> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<ServerEvent?> ReadAsync()
    {
        var (name, id, data) = (string.Empty, (string?)null, (string?)null);
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0)
            {
                if (data is not null)
                {
                    return new ServerEvent(name, id, data);
                }

                (name, id) = (string.Empty, null);
                continue;
            }

            var colon = line.IndexOf(':');
            var field = colon < 0 ? line : line[..colon];
            var value = colon < 0 ? string.Empty : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (field)
            {
                case "": Comments++; break;
                case "event": name = value; break;
                case "id": id = value; break;
                case "retry": Retry = value; break;
                case "data": data = data is null ? value : data + "\n" + value; break;
                default: Assert.Fail($"unknown field {field}"); break;
            }
        }

        return null;
    }

    /// <summary>All events to the end of the stream.</summary>
    public async Task<List<ServerEvent>> ReadAllAsync()
    {
        var all = new List<ServerEvent>();
        while (await ReadAsync() is { } next)
        {
            all.Add(next);
        }

        return all;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
        patience.Dispose();
    }
}

/// <summary>One event.</summary>
internal sealed record ServerEvent(string Name, string? Id, string Data);
