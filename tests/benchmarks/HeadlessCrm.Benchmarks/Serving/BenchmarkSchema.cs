using HeadlessCrm.Benchmarks.Data;
using HeadlessCrm.Benchmarks.Subscriptions;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.Benchmarks.Serving;

/// <summary>The schema that all targets share, bound to the data.</summary>
internal static class BenchmarkSchema
{
    public static string Sdl { get; } = ReadSdl();

    public static ExecutableSchema Bind() => new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl)))
        .AddScalar(ExtendedScalars.DateTime)
        .AddType<Customer>()
        .AddType<Interaction>()
        .AddType<LoyaltyAccount>()
        .AddType<Order>()
        .AddType<Vehicle>()
        .AddType<Model>()
        .AddType<Buyer>()
        .AddResolvers(typeof(QueryFields))
        .AddType<Notice>()
        .AddResolvers(typeof(CustomerFields))
        .AddResolvers(typeof(SubscriptionFields))
        .Build();

    private static string ReadSdl()
    {
        using var stream = typeof(BenchmarkSchema).Assembly.GetManifestResourceStream("schema.graphql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
