using System.Xml.Linq;
using HeadlessCrm.Domain.Organisation;

namespace HeadlessCrm.Domain.Touchpoints.Leads.Adf;

/// <summary>What came of a document of leads.</summary>
/// <param name="Results">What came of each prospect, in the order of the document; empty when it could not be read.</param>
/// <param name="Fault">Why it could not be read; null: it could.</param>
public sealed record AdfOutcome(IReadOnlyList<LeadOutcome> Results, DomainError? Fault);

/// <summary>
/// Takes the leads of a document in the Auto-lead Data Format 1.0. Each prospect stands for itself: one that cannot be used does not
/// keep the others away. A prospect sent again is answered with the lead it made.
/// </summary>
public sealed class TakeAdfLeads(
    RecordLead recordLead, IDealerStore dealers, BusinessTimeOptions business, TimeProvider clock)
{
    private const int MaxProspects = 500;

    /// <summary>Takes a document's leads.</summary>
    public async Task<AdfOutcome> ExecuteAsync(string document, CancellationToken cancellationToken)
    {
        var (prospects, fault) = AdfText.Parse(document);
        if (fault is null && prospects.Count > MaxProspects)
        {
            fault = $"it has {prospects.Count} prospects; at most {MaxProspects} are taken at once.";
        }

        if (fault is not null)
        {
            return new AdfOutcome([], new AdfUnusable(fault) { Path = ["xml"] });
        }

        var known = await dealers.GetAllAsync(cancellationToken);
        var results = new List<LeadOutcome>(prospects.Count);
        for (var i = 0; i < prospects.Count; i++)
        {
            results.Add(await TakeAsync(prospects[i], i, known, cancellationToken));
        }

        return new AdfOutcome(results, null);
    }

    private async Task<LeadOutcome> TakeAsync(
        XElement prospect, int index, IReadOnlyList<Dealer> known, CancellationToken cancellationToken)
    {
        var (command, fault) = AdfProspect.Read(prospect, business.Zone, clock.GetUtcNow());
        return command is null
            ? new LeadOutcome(null, [new AdfUnusable($"prospect {index + 1} cannot be used: {fault}") { Path = ["xml"] }])
            : await recordLead.ExecuteAsync(command with { DealerCode = DealerOf(prospect, known) }, cancellationToken);
    }

    // A vendor that is not known by its id is known by its name, or not at all.
    private static string? DealerOf(XElement prospect, IReadOnlyList<Dealer> known)
    {
        var (id, name) = AdfProspect.VendorOf(prospect);
        return known.FirstOrDefault(dealer => dealer.Code.Equals(id, StringComparison.OrdinalIgnoreCase))?.Code
            ?? known.FirstOrDefault(dealer => dealer.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Code
            ?? id;
    }
}
