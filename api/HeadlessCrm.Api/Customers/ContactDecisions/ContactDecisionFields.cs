using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.ContactDecisions;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Customers.ContactDecisions;

/// <summary>Whether customers may be contacted.</summary>
[ResolversOf("Customer")]
internal static class CustomerContactDecisionFields
{
    public static async Task<BatchResult<ContactDecision>> CanContact(
        IReadOnlyList<Customer> customers,
        Channel channel,
        ContactPurpose purpose,
        DateTimeOffset? at,
        DecideContact decide,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        new(await decide.ExecuteAsync(customers, ContactQuestions.Of(channel, purpose, at, clock.GetUtcNow()), cancellationToken));
}

/// <summary>Whether a customer may be contacted.</summary>
[ResolversOf("Query")]
internal static class ContactDecisionQueries
{
    public static async Task<ContactDecision?> CanContact(
        GlobalId customer,
        Channel channel,
        ContactPurpose purpose,
        DateTimeOffset? at,
        DecideContact decide,
        ICustomerStore customers,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var found = (await customers.GetAsync([customer.Require(EntityKind.Customer, "customer")], cancellationToken))[0];
        return found is null
            ? null
            : (await decide.ExecuteAsync([found], ContactQuestions.Of(channel, purpose, at, clock.GetUtcNow()), cancellationToken))[0];
    }
}

/// <summary>What is asked.</summary>
internal static class ContactQuestions
{
    private const int MaxYears = 10;

    /// <summary>The question for a moment, or for now.</summary>
    /// <exception cref="GraphQLException">Nobody plans for that moment.</exception>
    public static ContactQuestion Of(Channel channel, ContactPurpose purpose, DateTimeOffset? at, DateTimeOffset now)
    {
        var moment = at ?? now;
        return moment < now.AddYears(-MaxYears) || moment > now.AddYears(MaxYears)
            ? throw new GraphQLException(
                $"\"at\" is {moment:O}; ask for a moment at most {MaxYears} years from now.", InvalidValue.ErrorCode)
            : new ContactQuestion(channel, purpose, moment);
    }
}

/// <summary>Fields of a decision that are no properties of it.</summary>
[ResolversOf("ContactDecision")]
internal static class ContactDecisionFields
{
    public static IReadOnlyList<ContactRule> NotJudged(ContactDecision decision) => ContactDecision.Unjudged;
}

/// <summary>Binds <c>contact-decisions.graphql</c>.</summary>
internal static class ContactDecisionSchema
{
    public static ExecutableSchemaBuilder AddContactDecisions(this ExecutableSchemaBuilder builder) => builder
        .AddType<ContactDecision>()
        .AddType<ContactReason>()
        .AddEnum<ContactPurpose>()
        .AddEnum<ContactVerdict>()
        .AddEnum<ContactRule>()
        .AddResolvers(typeof(ContactDecisionQueries))
        .AddResolvers(typeof(CustomerContactDecisionFields))
        .AddResolvers(typeof(ContactDecisionFields));

    /// <summary>Registers how contacts are decided on.</summary>
    public static IServiceCollection AddContactDecisions(this IServiceCollection services)
    {
        services.AddOptions<ContactPolicyOptions>()
            .BindConfiguration(ContactPolicyOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<ContactPolicyOptions>>().Value)
            .AddSingleton<DecideContact>();
    }
}
