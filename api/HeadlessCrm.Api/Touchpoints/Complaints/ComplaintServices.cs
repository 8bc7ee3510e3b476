using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>Registers what deals with complaints.</summary>
internal static class ComplaintServices
{
    /// <summary>For every verb; nothing runs by itself.</summary>
    public static IServiceCollection AddComplaints(this IServiceCollection services)
    {
        services.AddOptions<ComplaintOptions>()
            .BindConfiguration(ComplaintOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<BusinessTimeOptions>()
            .BindConfiguration(BusinessTimeOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
                "BusinessTime:TimeZone names no time zone; give an IANA name such as America/Lima.")
            .ValidateOnStart();
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<ComplaintOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<BusinessTimeOptions>>().Value)
            .AddSingleton<OpenComplaint>()
            .AddSingleton<ChangeComplaint>()
            .AddSingleton<MakeCommitment>()
            .AddSingleton<KeepCommitment>()
            .AddSingleton<OfferRecovery>()
        .AddSingleton<AnswerRecoveryOffer>()
            .AddSingleton<WatchCommitments>();
    }

    /// <summary>For the verb that serves: commitments are watched beside the API.</summary>
    public static IServiceCollection AddCommitmentWatch(this IServiceCollection services) =>
        services.AddHostedService<CommitmentWatch>();
}
