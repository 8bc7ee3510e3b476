using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace HeadlessCrm.Chaos.Tests.Writers;

/// <summary>
/// Sends one mutation after the other. After anything but a clean answer it sends the same one again under the same key, for
/// it cannot know whether it was carried out.
/// </summary>
internal sealed class CrmWriter(HttpClient http, Uri endpoint, MutationSource source, Random random)
{
    private readonly List<AcknowledgedMutation> acknowledged = [];
    private readonly List<string> refusals = [];

    /// <summary>What was answered cleanly.</summary>
    public IReadOnlyList<AcknowledgedMutation> Acknowledged => acknowledged;

    /// <summary>Mutations that were refused, which none may be.</summary>
    public IReadOnlyList<string> Refusals => refusals;

    /// <summary>How many times there was no clean answer.</summary>
    public int Failures { get; private set; }

    /// <summary>Where mutations come from.</summary>
    public MutationSource Source { get; } = source;

    /// <summary>Writes until it is told to stop; what was begun is brought to its end.</summary>
    public async Task WriteAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        while (!stopping.IsCancellationRequested)
        {
            await SendAsync(Source.Next(), cancellationToken);
            await Task.Delay(random.Next(10, 80), cancellationToken);
        }
    }

    /// <summary>Sends a mutation until there is a clean answer.</summary>
    /// <returns>What was acknowledged; null: it was refused.</returns>
    public async Task<AcknowledgedMutation?> SendAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        var sentAt = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(mutation, cancellationToken) is { } outcome)
            {
                return Take(mutation, outcome, sentAt, attempt);
            }

            Failures++;
            await Task.Delay(random.Next(20, Math.Min(1_000, 50 << Math.Min(attempt, 5))), cancellationToken);
        }
    }

    private AcknowledgedMutation? Take(Mutation mutation, JsonElement outcome, long sentAt, int attempts)
    {
        var answeredAt = Stopwatch.GetTimestamp();
        if (outcome.GetProperty("errors").GetArrayLength() > 0)
        {
            refusals.Add($"{mutation.Kind} {mutation.Key}, attempt {attempts}: {outcome.GetProperty("errors").GetRawText()}");
            return null;
        }

        var entity = outcome.GetProperty("entity");
        var id = entity.GetProperty("id").GetString()!;
        var done = new AcknowledgedMutation(
            mutation,
            mutation.CustomerId ?? id,
            id,
            entity.TryGetProperty("version", out var version) ? version.GetInt32() : null,
            sentAt,
            answeredAt,
            attempts);
        acknowledged.Add(done);
        Source.Take(done);
        return done;
    }

    /// <summary>The answer; null: there was none, or it tells of a fault.</summary>
    private async Task<JsonElement?> TryAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(
                endpoint, new { query = mutation.Document, variables = new { input = mutation.Input } }, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            using var answer = JsonDocument.Parse(text);
            return answer.RootElement.TryGetProperty("errors", out _)
                ? null
                : answer.RootElement.GetProperty("data").GetProperty("outcome").Clone();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
