using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers.Requirements;

/// <summary>What is known of a customer by field, and since when its source says so.</summary>
public sealed class KnownFacts
{
    private const string ContactPointPrefix = "contactPoint:";
    private const string PreferencePrefix = "preference:";
    private const int MaxTopicLength = 64;

    private readonly Dictionary<string, DateTimeOffset> since = new(StringComparer.Ordinal);

    private KnownFacts(CustomerKind? kind) => Kind = kind;

    /// <summary>Person or company; null: a customer that nobody knows yet.</summary>
    public CustomerKind? Kind { get; }

    /// <summary>Nothing is known: somebody comes for the first time.</summary>
    public static KnownFacts Nothing { get; } = new(null);

    /// <summary>What the sources of a customer, and its preferences, say.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="preferences">When each topic was said last.</param>
    public static KnownFacts Of(GoldenSources sources, IEnumerable<KeyValuePair<string, DateTimeOffset>>? preferences = null)
    {
        var known = new KnownFacts(sources.Customer.Kind);
        var golden = GoldenRecord.Of(sources.Customer.Id, sources.Records);
        foreach (var field in golden.Fields.Where(field => field.Claim.Value.Value is not null))
        {
            // Several sources that say the same confirm each other: the latest of them counts.
            known.since[field.Name] = sources.Records.SelectMany(record => record.Values)
                .Where(value => value.Field == field.Name && value.Value == field.Claim.Value.Value)
                .Max(value => value.ObservedAt);
        }

        foreach (var point in golden.ContactPoints)
        {
            var at = sources.Records.SelectMany(record => record.Contacts)
                .Where(contact => !contact.IsRemoved && (contact.Point.Channel, contact.Point.Value) == (point.Channel, point.Value))
                .Max(contact => contact.ObservedAt);
            known.Add(ContactPointPrefix + DemographicsRules.Format(point.Channel), at);
        }

        foreach (var (topic, at) in preferences ?? [])
        {
            known.Add(PreferencePrefix + topic, at);
        }

        return known;
    }

    /// <summary>Since when a field is known; null: it is not.</summary>
    public DateTimeOffset? SinceOf(string field) => since.TryGetValue(field, out var at) ? at : null;

    /// <summary>Whether the customer can be reached by a way.</summary>
    public bool Has(Channel channel) => since.ContainsKey(ContactPointPrefix + DemographicsRules.Format(channel));

    /// <summary>The way of a contact point that a field is; null: it is none.</summary>
    public static Channel? ChannelOf(string field) => field.StartsWith(ContactPointPrefix, StringComparison.Ordinal)
        ? DemographicsRules.Parse<Channel>(field[ContactPointPrefix.Length..])
        : null;

    /// <summary>The topic of a preference that a field is; null: it is none.</summary>
    public static string? TopicOf(string field) =>
        field.StartsWith(PreferencePrefix, StringComparison.Ordinal)
        && field.Length - PreferencePrefix.Length is > 0 and <= MaxTopicLength
            ? field[PreferencePrefix.Length..]
            : null;

    private void Add(string field, DateTimeOffset at) =>
        since[field] = since.TryGetValue(field, out var before) && before > at ? before : at;
}
