namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>
/// Takes note of commitments that fell due and were not kept. Several may watch at once: each breach is noted once, and told to
/// the feed once when the customer is valuable, in the write that notes it.
/// </summary>
public sealed class WatchCommitments(IComplaintStore complaints, ComplaintOptions options, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Notes what has been breached by now; answers how many were.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var noted = 0;
        while (true)
        {
            var now = EntityId.RecordingTime(clock.GetUtcNow());
            var breached = await complaints.ListBreachedAsync(now, AtOnce, cancellationToken);
            var before = noted;
            foreach (var commitment in breached)
            {
                noted += await complaints.NoteBreachAsync(commitment.Id, options.ValuableSpend, now, cancellationToken) ? 1 : 0;
            }

            if (breached.Count < AtOnce || noted == before)
            {
                return noted;
            }
        }
    }
}
