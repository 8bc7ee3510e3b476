using System.Buffers.Text;
using System.Text.Json;

namespace HeadlessCrm.Chaos.Tests.Verification;

/// <summary>An event as the replay query tells it.</summary>
/// <param name="Index">Its place among all that were committed.</param>
/// <param name="Id">Its id.</param>
/// <param name="Cursor">Its cursor.</param>
/// <param name="Type">Its type.</param>
/// <param name="CustomerId">The customer it is about.</param>
/// <param name="EntityId">The transaction or interaction it is about; of a changed customer, the customer.</param>
/// <param name="Version">Of a changed customer: the version.</param>
internal sealed record CommittedEvent(
    int Index, string Id, string Cursor, string Type, string CustomerId, string EntityId, int? Version)
{
    /// <summary>The fields to ask for.</summary>
    public const string Fields =
        """
        id cursor type customerId
        ... on CustomerChangedEvent { version }
        ... on TransactionRecordedEvent { transactionId }
        ... on TransactionReversedEvent { transactionId }
        ... on InteractionRecordedEvent { interactionId }
        """;

    /// <summary>The id it has in the database.</summary>
    public Guid Key => KeyOf(Id);

    /// <summary>As subscribers got it.</summary>
    public string Delivered => $"{Type} {CustomerId} {Id} {Cursor}";

    /// <summary>What is told: there is one event of each.</summary>
    public string Subject => SubjectOf(Type, EntityId, Version);

    /// <summary>What an event of a type tells about an entity.</summary>
    public static string SubjectOf(string type, string entityId, int? version) => $"{type} {entityId} {version}";

    /// <summary>The id in the database of an id of the API: base64url behind a prefix.</summary>
    public static Guid KeyOf(string id) => new(Base64Url.DecodeFromChars(id.AsSpan(4)), bigEndian: true);

    public static CommittedEvent Read(int index, JsonElement node)
    {
        var customerId = node.GetProperty("customerId").GetString()!;
        return new CommittedEvent(
            index,
            node.GetProperty("id").GetString()!,
            node.GetProperty("cursor").GetString()!,
            node.GetProperty("type").GetString()!,
            customerId,
            node.TryGetProperty("transactionId", out var id) || node.TryGetProperty("interactionId", out id) ? id.GetString()! : customerId,
            node.TryGetProperty("version", out var version) ? version.GetInt32() : null);
    }
}
