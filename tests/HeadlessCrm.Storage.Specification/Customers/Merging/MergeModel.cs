using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Storage.Specification.Customers.Matching;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>
/// What customers must look like, computed from what was posted for each by loops of its own: it knows nothing of how golden
/// records, merges or profiles are computed elsewhere.
/// </summary>
internal sealed class MergeModel
{
    public List<ModelCustomer> Customers { get; } = [];

    public Dictionary<Guid, ModelTransaction> Transactions { get; } = [];

    public IEnumerable<ModelCustomer> Roots => Customers.Where(one => one.MergedInto is null);

    /// <summary>The customers that are one with a survivor.</summary>
    public List<ModelCustomer> PartsOf(ModelCustomer root) => [.. Customers.Where(one => one.Root == root)];

    /// <summary>Everything that can be seen of a survivor, as lines of text.</summary>
    public IReadOnlyList<string> Describe(ModelCustomer root)
    {
        var parts = PartsOf(root);
        var (given, family, company) = (Value(parts, "givenName"), Value(parts, "familyName"), Value(parts, "companyName"));
        var kind = Value(parts, "kind") ?? (company is not null && given is null && family is null ? "COMPANY" : "PERSON");
        var person = given is null ? family : family is null ? given : $"{given} {family}";
        var first = root.References.OrderBy(one => one.System, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal).First();
        var name = Value(parts, "displayName") ?? (kind == "COMPANY" ? company ?? person : person ?? company) ?? $"{first.System} {first.Id}";
        var bought = parts.SelectMany(part => part.Transactions).Select(id => Transactions[id]).ToList();
        var standing = bought.Where(one => !one.IsReversed && !one.IsOpen).ToList();
        return
        [
            $"id {root.Id} created {root.CreatedAt:O}",
            $"name {name} given {given} family {family} company {company} kind {kind} status {StatusOf(parts)}",
            .. Fields(parts).Select(field => $"field {field} {Best(parts, field)?.Value}"),
            .. Contacts(parts).Order(StringComparer.Ordinal).Select(contact => $"contact {contact}"),
            .. parts.SelectMany(part => part.References).Select(one => $"reference {one}").Order(StringComparer.Ordinal),
            .. bought.OrderBy(one => one.Id.ToString(), StringComparer.Ordinal)
                .Select(one => $"transaction {one.Id} {one.OccurredAt:O} {one.Net:0} {one.Currency} {one.Kind} {one.IsOpen} {one.Returned:0} " +
                    $"{one.IsReversed} corrected {one.Corrections} won {one.Quote}"),
            .. parts.SelectMany(part => part.Interactions).Select(met => $"interaction {met}").Order(StringComparer.Ordinal),
            .. parts.SelectMany(part => part.Facts).Order(StringComparer.Ordinal),
            .. parts.SelectMany(part => part.Quotes).Select(quote => $"quote {quote} {SaleOf(quote)}").Order(StringComparer.Ordinal),
            .. parts.SelectMany(part => part.Vehicles).Select(vin => $"vehicle {vin}").Order(StringComparer.Ordinal),
            .. parts.SelectMany(part => part.Periods).Select(had => $"period {had.Vin} {had.Role} {had.Since:O} {had.Until:O}")
                .Order(StringComparer.Ordinal),
            .. MatchHistory.Expected(parts),
            $"profile {standing.Count} {standing.Where(one => one.Currency == RandomWorld.ReportingCurrency).Sum(one => one.Net - one.Returned):0.00} {First(standing):O} {Last(standing):O}",
        ];
    }

    /// <summary>The sale that won a quote; null: it is open.</summary>
    public Guid? SaleOf(Guid quote) => Transactions.Values.SingleOrDefault(one => one.Quote == quote)?.Id;

    public CustomerStatus StatusOf(ModelCustomer root) => StatusOf(PartsOf(root));

    private static CustomerStatus StatusOf(List<ModelCustomer> parts)
    {
        var newest = parts[0];
        foreach (var part in parts)
        {
            var (at, best) = (At(part), At(newest));
            if (at > best || (at == best && Rank(part.Status) < Rank(newest.Status)))
            {
                newest = part;
            }
        }

        return newest.Status;

        static DateTimeOffset At(ModelCustomer part) =>
            part.StatusAt ?? (part.Status == CustomerStatus.Prospect ? DateTimeOffset.MinValue : part.CreatedAt);

        static int Rank(CustomerStatus status) => status == CustomerStatus.Customer ? 0 : status == CustomerStatus.Lost ? 1 : 2;
    }

    private static DateTimeOffset? First(List<ModelTransaction> standing) =>
        standing.Count == 0 ? null : standing.Min(one => one.OccurredAt);

    private static DateTimeOffset? Last(List<ModelTransaction> standing) =>
        standing.Count == 0 ? null : standing.Max(one => one.OccurredAt);

    private static IEnumerable<string> Fields(List<ModelCustomer> parts) =>
        parts.SelectMany(part => part.Claims.Keys).Select(key => key.Field).Distinct().Order(StringComparer.Ordinal);

    private static string? Value(List<ModelCustomer> parts, string field) => Best(parts, field)?.Value;

    private static ModelClaim? Best(List<ModelCustomer> parts, string field)
    {
        ModelClaim? best = null;
        foreach (var claim in parts.SelectMany(part => part.Claims).Where(one => one.Key.Field == field).Select(one => one.Value))
        {
            best = claim.Beats(best) ? claim : best;
        }

        return best;
    }

    private static IEnumerable<string> Contacts(List<ModelCustomer> parts)
    {
        var best = new Dictionary<string, ModelClaim>(StringComparer.Ordinal);
        foreach (var (key, claim) in parts.SelectMany(part => part.Contacts))
        {
            var name = $"{key.Channel} {key.Value}";
            best[name] = claim.Beats(best.GetValueOrDefault(name)) ? claim : best[name];
        }

        // A claim without a value says that it is none of the customer's.
        return best.Where(one => one.Value.Value is not null).Select(one => one.Key);
    }
}
