using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.GraphQL.Binding;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Customers.Reachability;

/// <summary>Binds <c>reachability.graphql</c>.</summary>
internal static class ReachabilitySchema
{
    public static ExecutableSchemaBuilder AddReachability(this ExecutableSchemaBuilder builder) => builder
        .AddType<ContactTimes>()
        .AddType<ContactPointReportPayload>()
        .AddEnum<Deliverability>()
        .AddEnum<ContactFrequency>()
        .AddEnum<DayOfWeek>("Weekday")
        .AddInput<ContactTimesInput>()
        .AddInput<ContactPointReportInput>()
        .AddResolvers(typeof(ContactPointFields))
        .AddResolvers(typeof(CustomerReachabilityFields))
        .AddResolvers(typeof(ReachabilityMutations));

    /// <summary>Registers how contact points are kept and reported on.</summary>
    public static IServiceCollection AddReachability(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ContactOptions>()
            .Bind(configuration.GetSection(ContactOptions.Section))
            .Validate(
                options => string.IsNullOrEmpty(options.DefaultCountry) || ContactPointSettings.Knows(options.DefaultCountry),
                "Contacts:DefaultCountry is no country whose telephone numbers are known here; write a code such as PE, or leave it out.")
            .ValidateOnStart();
        return services
            .AddSingleton(provider =>
            {
                var country = provider.GetRequiredService<IOptions<ContactOptions>>().Value.DefaultCountry;
                return new ContactPointSettings(string.IsNullOrEmpty(country) ? null : country);
            })
            .AddSingleton<ReportDeliverability>();
    }
}

/// <summary>How contact points are kept, section <c>Contacts</c> of the settings.</summary>
internal sealed class ContactOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Contacts";

    /// <summary>The country of telephone numbers without a country code, such as <c>PE</c>; null: none is assumed.</summary>
    public string? DefaultCountry { get; set; }
}
