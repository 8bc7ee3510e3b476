using System.Text.Json;
using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints;

/// <summary>
/// What is shown of an interaction and never searched, as it is stored: JSON with short names, absent where it was not said.
/// Properties may be added, never renamed or given another meaning.
/// </summary>
internal static partial class InteractionDetails
{
    /// <summary>The JSON; null when there is nothing to write.</summary>
    public static string? Write(Interaction met)
    {
        var content = new Content(
            met.Subject,
            met.Outcome,
            met.Notes,
            met.ProductsOfInterest,
            met.VehiclesOfInterest,
            (met as Message)?.ThreadId);
        return content == Content.Empty ? null : JsonSerializer.Serialize(content, DetailsJson.Default.Content);
    }

    /// <summary>An interaction of its kind with its details.</summary>
    public static Interaction Read(Visit common, InteractionKind kind, int? answerSeconds, int? qualityScore, string? eventCode, string? stored)
    {
        var content = stored is null ? Content.Empty : JsonSerializer.Deserialize(stored, DetailsJson.Default.Content)!;
        if (stored is not null)
        {
            common = common with
            {
                Subject = content.Subject,
                Outcome = content.Outcome,
                Notes = content.Notes,
                ProductsOfInterest = content.Products,
                VehiclesOfInterest = content.Vehicles,
            };
        }

        return kind switch
        {
            InteractionKind.Call => new Call(common) { AnswerSeconds = answerSeconds, QualityScore = qualityScore },
            InteractionKind.Message => new Message(common) { ThreadId = content.Thread },
            InteractionKind.EventAttendance => new EventAttendance(common) { EventCode = eventCode },
            _ => common,
        };
    }

    internal sealed record Content(
        [property: JsonPropertyName("s")] string? Subject,
        [property: JsonPropertyName("o")] string? Outcome,
        [property: JsonPropertyName("n")] string? Notes,
        [property: JsonPropertyName("p")] IReadOnlyList<string>? Products,
        [property: JsonPropertyName("v")] IReadOnlyList<string>? Vehicles,
        [property: JsonPropertyName("t")] string? Thread)
    {
        public static Content Empty { get; } = new(null, null, null, null, null, null);
    }

    [JsonSerializable(typeof(Content))]
    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class DetailsJson : JsonSerializerContext;
}
