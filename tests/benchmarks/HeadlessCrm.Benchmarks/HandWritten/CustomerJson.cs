using System.Text.Json;
using HeadlessCrm.Benchmarks.Data;

namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>The customers' JSON, names encoded beforehand.</summary>
internal static class CustomerJson
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText DisplayName = JsonEncodedText.Encode("displayName");
    private static readonly JsonEncodedText Email = JsonEncodedText.Encode("email");
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText IsActive = JsonEncodedText.Encode("isActive");
    private static readonly JsonEncodedText Visits = JsonEncodedText.Encode("visits");
    private static readonly JsonEncodedText TotalSpend = JsonEncodedText.Encode("totalSpend");
    private static readonly JsonEncodedText CreatedAt = JsonEncodedText.Encode("createdAt");
    private static readonly JsonEncodedText Interactions = JsonEncodedText.Encode("interactions");
    private static readonly JsonEncodedText Touchpoint = JsonEncodedText.Encode("touchpoint");
    private static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    private static readonly JsonEncodedText OccurredAt = JsonEncodedText.Encode("occurredAt");
    private static readonly JsonEncodedText Dealer = JsonEncodedText.Encode("dealer");
    private static readonly JsonEncodedText Account = JsonEncodedText.Encode("account");
    private static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");
    private static readonly JsonEncodedText Points = JsonEncodedText.Encode("points");
    private static readonly JsonEncodedText TierName = JsonEncodedText.Encode("tier");
    private static readonly JsonEncodedText[] Kinds = [JsonEncodedText.Encode("PERSON"), JsonEncodedText.Encode("COMPANY")];
    private static readonly JsonEncodedText[] Tiers =
        [JsonEncodedText.Encode("BRONZE"), JsonEncodedText.Encode("SILVER"), JsonEncodedText.Encode("GOLD")];

    private static readonly JsonEncodedText[] Touchpoints =
    [
        JsonEncodedText.Encode("SALE"), JsonEncodedText.Encode("WORKSHOP"),
        JsonEncodedText.Encode("CALL_CENTRE"), JsonEncodedText.Encode("WEB"),
    ];

    public static void WriteWithInteractions(Utf8JsonWriter writer, Customer customer)
    {
        WriteFields(writer, customer);
        writer.WriteStartArray(Interactions);
        foreach (var interaction in customer.Interactions)
        {
            writer.WriteStartObject();
            writer.WriteString(Id, interaction.Id);
            writer.WriteString(Touchpoint, Touchpoints[(int)interaction.Touchpoint]);
            writer.WriteString(Reason, interaction.Reason);
            writer.WriteString(OccurredAt, interaction.OccurredAt.UtcDateTime);
            writer.WriteString(Dealer, interaction.Dealer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteWithAccount(Utf8JsonWriter writer, Customer customer, LoyaltyAccount account)
    {
        WriteFields(writer, customer);
        writer.WriteStartObject(Account);
        writer.WriteString(Number, account.Number);
        writer.WriteNumber(Points, account.Points);
        writer.WriteString(TierName, Tiers[(int)account.Tier]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, Customer customer)
    {
        writer.WriteStartObject();
        writer.WriteString(Id, customer.Id);
        writer.WriteString(DisplayName, customer.DisplayName);
        writer.WriteString(Email, customer.Email);
        writer.WriteString(Kind, Kinds[(int)customer.Kind]);
        writer.WriteBoolean(IsActive, customer.IsActive);
        writer.WriteNumber(Visits, customer.Visits);
        writer.WriteNumber(TotalSpend, customer.TotalSpend);
        writer.WriteString(CreatedAt, customer.CreatedAt.UtcDateTime);
    }
}
