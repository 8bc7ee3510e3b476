namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>
/// Which of several claims counts: one decided by hand before all others, declared before observed, verified before not,
/// newer before older. Equals are told apart by their source, so that the order of the records never matters.
/// </summary>
internal static class Survivorship
{
    /// <summary>The claims on one field, the one that counts first.</summary>
    public static IReadOnlyList<SourceClaim> Rank(IEnumerable<SourceClaim> claims) =>
    [
        .. claims
            .OrderByDescending(claim => claim.Value.IsOverride)
            .ThenByDescending(claim => claim.Value.IsDeclared)
            .ThenByDescending(claim => claim.Value.IsVerified)
            .ThenByDescending(claim => claim.Value.ObservedAt)
            .ThenBy(claim => claim.Source.System, StringComparer.Ordinal)
            .ThenBy(claim => claim.Source.Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Of the claims on one contact point the one that counts; null: it was taken away since anybody brought it.
    /// </summary>
    public static SourceContact? Pick(IEnumerable<(SourceContact Contact, ExternalReference Source)> claims)
    {
        var all = claims.ToList();
        var newest = all.OrderByDescending(claim => claim.Contact.IsDeclared)
            .ThenByDescending(claim => claim.Contact.ObservedAt)
            .ThenBy(claim => claim.Contact.IsRemoved)
            .First().Contact;
        return newest.IsRemoved ? null : Best(all.Where(claim => !claim.Contact.IsRemoved));
    }

    private static SourceContact Best(IEnumerable<(SourceContact Contact, ExternalReference Source)> claims) => claims
        .OrderByDescending(claim => claim.Contact.IsDeclared)
        .ThenByDescending(claim => claim.Contact.Point.VerifiedAt is not null)
        .ThenByDescending(claim => claim.Contact.ObservedAt)
        .ThenBy(claim => claim.Source.System, StringComparer.Ordinal)
        .ThenBy(claim => claim.Source.Id, StringComparer.Ordinal)
        .First().Contact;
}

/// <summary>What a source says of a field.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Source">Which source.</param>
/// <param name="PostedFor">The customer the source's record was posted for.</param>
public sealed record SourceClaim(SourceValue Value, ExternalReference Source, Guid PostedFor);
