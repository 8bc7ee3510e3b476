using System.Buffers.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Benchmarks.Storage;

/// <summary>A connection with the two statements that the answer takes. Not thread-safe.</summary>
internal sealed class PreparedCustomers : IDisposable
{
    private static readonly JsonEncodedText[] Kinds = [JsonEncodedText.Encode("PERSON"), JsonEncodedText.Encode("COMPANY")];

    private static readonly JsonEncodedText[] Statuses =
        [JsonEncodedText.Encode("PROSPECT"), JsonEncodedText.Encode("CUSTOMER"), JsonEncodedText.Encode("LOST")];

    private static readonly JsonEncodedText[] Channels =
    [
        JsonEncodedText.Encode("EMAIL"), JsonEncodedText.Encode("PHONE"), JsonEncodedText.Encode("MOBILE"),
        JsonEncodedText.Encode("POST"), JsonEncodedText.Encode("FAX"), JsonEncodedText.Encode("SOCIAL"),
        JsonEncodedText.Encode("VISIT"),
    ];

    private readonly SqliteConnection connection;
    private readonly SqliteCommand customers;
    private readonly SqliteCommand contactPoints;

    public PreparedCustomers(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        customers = connection.CreateCommand();
        customers.CommandText =
            "SELECT id, display_name, kind, status, version, created_at, updated_at FROM customers ORDER BY id LIMIT $first";
        customers.Parameters.Add("$first", SqliteType.Integer);
        customers.Prepare();
        contactPoints = connection.CreateCommand();
        contactPoints.CommandText =
            """
            SELECT customer_id, channel, value, is_preferred FROM contact_points
            WHERE customer_id IN (SELECT id FROM customers ORDER BY id LIMIT $first) ORDER BY customer_id, ordinal
            """;
        contactPoints.Parameters.Add("$first", SqliteType.Integer);
        contactPoints.Prepare();
    }

    /// <summary>Reads both and writes the answer: both come in the order of the customers, so they are merged.</summary>
    public void Write(Utf8JsonWriter writer, int first)
    {
        customers.Parameters[0].Value = first;
        contactPoints.Parameters[0].Value = first;
        using var points = contactPoints.ExecuteReader();
        using var rows = customers.ExecuteReader();
        var hasPoint = points.Read();
        Span<byte> pointOf = stackalloc byte[16];
        Span<byte> id = stackalloc byte[16];
        writer.WriteStartObject();
        writer.WriteStartObject("data"u8);
        writer.WriteStartObject("customers"u8);
        writer.WriteStartArray("nodes"u8);
        while (rows.Read())
        {
            ReadId(rows, id);
            WriteCustomer(writer, rows, id);
            writer.WriteStartArray("contactPoints"u8);
            while (hasPoint && ReadId(points, pointOf) && pointOf.SequenceEqual(id))
            {
                WriteContactPoint(writer, points);
                hasPoint = points.Read();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public void Dispose()
    {
        customers.Dispose();
        contactPoints.Dispose();
        connection.Dispose();
    }

    private static bool ReadId(SqliteDataReader row, Span<byte> id)
    {
        row.GetFieldValue<byte[]>(0).CopyTo(id);
        return true;
    }

    private static void WriteCustomer(Utf8JsonWriter writer, SqliteDataReader row, ReadOnlySpan<byte> id)
    {
        Span<byte> text = stackalloc byte[26];
        "cus_"u8.CopyTo(text);
        Base64Url.EncodeToUtf8(id, text[4..]);
        writer.WriteStartObject();
        writer.WriteString("id"u8, text);
        writer.WriteString("displayName"u8, row.GetString(1));
        writer.WriteString("kind"u8, Kinds[row.GetInt32(2)]);
        writer.WriteString("status"u8, Statuses[row.GetInt32(3)]);
        writer.WriteNumber("version"u8, row.GetInt32(4));
        writer.WriteString("createdAt"u8, new DateTime(row.GetInt64(5), DateTimeKind.Utc));
        writer.WriteString("updatedAt"u8, new DateTime(row.GetInt64(6), DateTimeKind.Utc));
    }

    private static void WriteContactPoint(Utf8JsonWriter writer, SqliteDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteString("channel"u8, Channels[row.GetInt32(1)]);
        writer.WriteString("value"u8, row.GetString(2));
        writer.WriteBoolean("isPreferred"u8, row.GetBoolean(3));
        writer.WriteEndObject();
    }
}
