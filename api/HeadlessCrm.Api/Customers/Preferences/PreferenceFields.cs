using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Preferences;

/// <summary>What customers prefer.</summary>
[ResolversOf("Customer")]
internal static class CustomerPreferenceFields
{
    public static async Task<BatchResult<IReadOnlyList<Preference>>> Preferences(
        IReadOnlyList<Customer> customers, IPreferenceStore store, CancellationToken cancellationToken)
    {
        var words = await store.GetLastWordsAsync(customers.Ids(), cancellationToken);
        IReadOnlyList<Preference>[] preferences = [.. words.Select(Preference.Of)];
        return preferences;
    }
}

/// <summary>Fields of a preference that are no properties of it: those of the word that counts.</summary>
[ResolversOf("Preference")]
internal static class PreferenceFields
{
    public static string Value(Preference preference) => preference.Claim.Value!;

    public static PreferenceKind Kind(Preference preference) => preference.Claim.Kind;

    public static string Source(Preference preference) => preference.Claim.Source;

    public static DateTimeOffset SaidAt(Preference preference) => preference.Claim.SaidAt;
}

/// <summary>Records what customers prefer.</summary>
[ResolversOf("Mutation")]
internal static class PreferenceMutations
{
    public static async Task<PreferenceRecordPayload> PreferenceRecord(
        PreferenceRecordInput input,
        RecordPreference useCase,
        IPreferenceStore store,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (GivenIds.MixedUp((input.CustomerId, EntityKind.Customer, "customerId")) is { } mixedUp)
        {
            return new PreferenceRecordPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        var preference = outcome.Value is { } claim
            ? Preference.Of((await store.GetLastWordsAsync([claim.CustomerId], cancellationToken))[0])
                .FirstOrDefault(one => one.Topic == claim.Topic)
            : null;
        return new PreferenceRecordPayload(preference, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>preferenceRecord</c>.</summary>
internal sealed record PreferenceRecordPayload(Preference? Preference, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>preferenceRecord</c>.</summary>
internal sealed record PreferenceRecordInput(
    GlobalId CustomerId, string Topic, string? Value, PreferenceKind Kind, string Source, DateTimeOffset? SaidAt, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordPreferenceCommand ToCommand() => new()
    {
        CustomerId = CustomerId.Value,
        Topic = Topic,
        Value = Value,
        Kind = Kind,
        Source = Source,
        SaidAt = SaidAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>preferences.graphql</c>.</summary>
internal static class PreferenceSchema
{
    public static ExecutableSchemaBuilder AddPreferences(this ExecutableSchemaBuilder builder) => builder
        .AddType<Preference>()
        .AddType<PreferenceClaim>()
        .AddType<PreferenceRecordPayload>()
        .AddEnum<PreferenceKind>()
        .AddInput<PreferenceRecordInput>()
        .AddResolvers(typeof(CustomerPreferenceFields))
        .AddResolvers(typeof(PreferenceFields))
        .AddResolvers(typeof(PreferenceMutations));
}
