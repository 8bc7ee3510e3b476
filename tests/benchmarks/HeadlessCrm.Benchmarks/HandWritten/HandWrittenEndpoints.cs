using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Benchmarks.Data;

namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>
/// The rivals: one endpoint for each workload that does nothing but look up and write. They get the same requests as the
/// engine and do not read the body; what they need to know is in the address.
/// </summary>
internal static class HandWrittenEndpoints
{
    private static readonly JsonEncodedText Customer = JsonEncodedText.Encode("customer");
    private static readonly JsonEncodedText ColdCustomer = JsonEncodedText.Encode("c0000000");
    private static readonly JsonEncodedText Customers = JsonEncodedText.Encode("customers");
    private static readonly JsonEncodedText ColdCustomers = JsonEncodedText.Encode("l0000000");

    public static void Map(WebApplication app)
    {
        var data = app.Services.GetRequiredService<DataSet>();
        MapPost(app, "/hand/typename", context => JsonResponse.WriteAsync(
            context, 0, static (writer, _) => Answers.WriteTypeName(writer)));
        MapPost(app, "/hand/customer/{id}", context => JsonResponse.WriteAsync(
            context, Find(context, data), static (writer, customer) => Answers.WriteCustomer(writer, Customer, customer)));
        MapPost(app, "/hand/cold/customer/{id}", context => JsonResponse.WriteAsync(
            context, Find(context, data), static (writer, customer) => Answers.WriteCustomer(writer, ColdCustomer, customer)));
        MapPost(app, "/hand/customers/{first}", context => JsonResponse.WriteAsync(
            context, PageOf(context, data), static (writer, page) => Answers.WriteCustomers(writer, Customers, page.Data, page.First)));
        MapPost(app, "/hand/cold/customers/{first}", context => JsonResponse.WriteAsync(
            context, PageOf(context, data), static (writer, page) => Answers.WriteCustomers(writer, ColdCustomers, page.Data, page.First)));
        MapPost(app, "/hand/orders/{first}", context => JsonResponse.WriteAsync(
            context, PageOf(context, data), static (writer, page) => Answers.WriteOrders(writer, page.Data, page.First)));
        ConstantEndpoint.Map(app);
    }

    private static void MapPost(WebApplication app, string path, RequestDelegate answer) => app.MapPost(path, answer);

    private static Customer? Find(HttpContext context, DataSet data) =>
        data.CustomersById.GetValueOrDefault(Guid.Parse((string)context.Request.RouteValues["id"]!));

    private static (DataSet Data, int First) PageOf(HttpContext context, DataSet data) =>
        (data, int.Parse((string)context.Request.RouteValues["first"]!, CultureInfo.InvariantCulture));
}
