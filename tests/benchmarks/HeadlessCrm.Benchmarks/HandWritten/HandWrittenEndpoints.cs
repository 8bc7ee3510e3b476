using System.Text.Json;
using HeadlessCrm.Benchmarks.Data;

namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>
/// The rivals: one endpoint for each workload that does nothing but look up and write. They get the same requests as the
/// engine and do not read the body; what they need to know is in the address.
/// </summary>
internal static class HandWrittenEndpoints
{
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("__typename");
    private static readonly JsonEncodedText Query = JsonEncodedText.Encode("Query");
    private static readonly JsonEncodedText Customer = JsonEncodedText.Encode("customer");
    private static readonly JsonEncodedText ColdCustomer = JsonEncodedText.Encode("c0000000");
    private static readonly JsonEncodedText Customers = JsonEncodedText.Encode("customers");
    private static readonly JsonEncodedText ColdCustomers = JsonEncodedText.Encode("l0000000");
    private static readonly JsonEncodedText Orders = JsonEncodedText.Encode("orders");

    public static void Map(WebApplication app)
    {
        var data = app.Services.GetRequiredService<DataSet>();
        MapPost(app, "/hand/typename", context => JsonResponse.WriteAsync(context, Query, WriteTypeName));
        MapPost(app, "/hand/customer/{id}", context => JsonResponse.WriteAsync(
            context, Find(context, data), static (writer, customer) => WriteCustomer(writer, Customer, customer)));
        MapPost(app, "/hand/cold/customer/{id}", context => JsonResponse.WriteAsync(
            context, Find(context, data), static (writer, customer) => WriteCustomer(writer, ColdCustomer, customer)));
        MapPost(app, "/hand/customers/{first}", context => JsonResponse.WriteAsync(
            context, (data, First(context)), static (writer, page) => WriteCustomers(writer, Customers, page.data, page.Item2)));
        MapPost(app, "/hand/cold/customers/{first}", context => JsonResponse.WriteAsync(
            context, (data, First(context)), static (writer, page) => WriteCustomers(writer, ColdCustomers, page.data, page.Item2)));
        MapPost(app, "/hand/orders/{first}", context => JsonResponse.WriteAsync(
            context, (data, First(context)), static (writer, page) => WriteOrders(writer, page.data, page.Item2)));
        ConstantEndpoint.Map(app);
    }

    private static void MapPost(WebApplication app, string path, RequestDelegate answer) => app.MapPost(path, answer);

    private static Customer? Find(HttpContext context, DataSet data) =>
        data.CustomersById.GetValueOrDefault(Guid.Parse((string)context.Request.RouteValues["id"]!));

    private static int First(HttpContext context) =>
        int.Parse((string)context.Request.RouteValues["first"]!, System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteTypeName(Utf8JsonWriter writer, JsonEncodedText name)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Data);
        writer.WriteString(TypeName, name);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteCustomer(Utf8JsonWriter writer, JsonEncodedText key, Customer? customer)
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

    private static void WriteCustomers(Utf8JsonWriter writer, JsonEncodedText key, DataSet data, int first)
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

    private static void WriteOrders(Utf8JsonWriter writer, DataSet data, int first)
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
