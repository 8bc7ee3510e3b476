using System.Text.Json;
using HeadlessCrm.Benchmarks.Data;

namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>The workloads' answers, written by hand.</summary>
internal static class Answers
{
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("__typename");
    private static readonly JsonEncodedText Query = JsonEncodedText.Encode("Query");
    private static readonly JsonEncodedText Orders = JsonEncodedText.Encode("orders");

    public static void WriteTypeName(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Data);
        writer.WriteString(TypeName, Query);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteCustomer(Utf8JsonWriter writer, JsonEncodedText key, Customer? customer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Data);
        if (customer is null)
        {
            writer.WriteNull(key);
        }
        else
        {
            writer.WritePropertyName(key);
            CustomerJson.WriteWithInteractions(writer, customer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteCustomers(Utf8JsonWriter writer, JsonEncodedText key, DataSet data, int first)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Data);
        writer.WriteStartArray(key);
        foreach (var customer in data.Customers.AsSpan(0, first))
        {
            CustomerJson.WriteWithAccount(writer, customer, data.Accounts[customer.Id]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteOrders(Utf8JsonWriter writer, DataSet data, int first)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Data);
        writer.WriteStartArray(Orders);
        foreach (var order in data.Orders.AsSpan(0, first))
        {
            OrderJson.Write(writer, order);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
