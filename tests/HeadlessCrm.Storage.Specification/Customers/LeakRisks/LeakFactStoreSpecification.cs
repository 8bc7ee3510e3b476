using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.LeakRisks;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Storage.Specification.Customers.LeakRisks;

/// <summary>What <see cref="ILeakFactStore"/> must do.</summary>
public abstract class LeakFactStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private IComplaintStore Complaints => Get<IComplaintStore>();

    [Fact]
    public async Task Finds_what_was_let_down_and_forgets_what_is_long_over()
    {
        var (ana, ben) = ((await AddCustomerAsync("1")).Id, (await AddCustomerAsync("2")).Id);
        await AddTransactionAsync(ana, Start.AddDays(-9), 1_000, cost: 0);
        var old = await OpenAsync(ana, ComplaintSeverity.Low);
        await ChangeAsync(old.Id, ComplaintEntryKind.Resolved);
        var resolvedAt = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromDays(10));
        var open = await OpenAsync(ana, ComplaintSeverity.High);
        await ChangeAsync(open.Id, ComplaintEntryKind.Resolved);
        await ChangeAsync(open.Id, ComplaintEntryKind.Reopened);
        var broken = await CommitAsync(open.Id);
        var kept = await CommitAsync(open.Id);
        await KeepAsync(kept.Id);
        var declined = await AnswerAsync(await OfferAsync(open.Id), isAccepted: false);
        await AnswerAsync(await OfferAsync(open.Id), isAccepted: true);
        await OfferAsync(open.Id);
        Clock.Advance(TimeSpan.FromDays(10));
        var now = Clock.GetUtcNow();

        var found = await Get<ILeakFactStore>().GetAsync([ben, ana], now.AddDays(-90), now, Cancel);
        var later = await Get<ILeakFactStore>().GetAsync([ana], resolvedAt.AddTicks(1), now, Cancel);

        var present = (await Complaints.GetAsync([open.Id], Cancel))[0]!;
        var expected = new[]
        {
            new LeakFact(LeakEvidenceKind.OpenComplaint, open.Id, open.Id, ComplaintSeverity.High, present.OpenedAt, present.ResolutionDueAt, 1),
            new LeakFact(LeakEvidenceKind.BreachedCommitment, broken.Id, open.Id, ComplaintSeverity.High, broken.DueAt, broken.DueAt, 0),
            new LeakFact(LeakEvidenceKind.DeclinedOffer, declined.Id, open.Id, ComplaintSeverity.High, declined.AnsweredAt!.Value, declined.AnsweredAt.Value, 0),
        };
        Assert.Empty(found[0]);
        Assert.Equal(
            expected.Append(new(LeakEvidenceKind.ResolvedComplaint, old.Id, old.Id, ComplaintSeverity.Low, resolvedAt, old.ResolutionDueAt, 0)).ToHashSet(),
            found[1].ToHashSet());
        Assert.Equal(expected.ToHashSet(), later[0].ToHashSet());
        Assert.Empty(await Get<ILeakFactStore>().GetAsync([], now, now, Cancel));
    }

    private async Task<Complaint> OpenAsync(Guid customerId, ComplaintSeverity severity) => (await new OpenComplaint(
        Complaints, Customers, Transactions, Get<IIdempotencyStore>(), new BusinessTimeOptions(), Clock).ExecuteAsync(
        new()
        {
            CustomerId = customerId, Category = "A", Severity = severity, Channel = Channel.Phone, Subject = "Noise", IdempotencyKey = NewKey(),
        },
        Cancel)).Complaint!;

    private async Task ChangeAsync(Guid id, ComplaintEntryKind kind) => Assert.Empty(
        (await new ChangeComplaint(Complaints, Get<IIdempotencyStore>(), new BusinessTimeOptions(), Clock).ExecuteAsync(
            new() { ComplaintId = id, Kind = kind, Resolution = "done", IdempotencyKey = NewKey() }, Cancel)).Errors);

    private async Task<Commitment> CommitAsync(Guid id) => (await new MakeCommitment(Complaints, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
        new() { ComplaintId = id, Promise = "call", DueAt = Clock.GetUtcNow().AddDays(2), IdempotencyKey = NewKey() }, Cancel)).Commitment!;

    private async Task KeepAsync(Guid id) => Assert.Empty((await new KeepCommitment(Complaints, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
        new() { CommitmentId = id, IdempotencyKey = NewKey() }, Cancel)).Errors);

    private async Task<RecoveryOffer> OfferAsync(Guid id) =>
        (await new OfferRecovery(Complaints, Transactions, Get<IIdempotencyStore>(), new ComplaintOptions(), Clock).ExecuteAsync(
            new() { ComplaintId = id, Description = "voucher", Value = 10, Currency = "USD", IdempotencyKey = NewKey() }, Cancel)).Offer!;

    private async Task<RecoveryOffer> AnswerAsync(RecoveryOffer offer, bool isAccepted)
    {
        var outcome = await new AnswerRecoveryOffer(Complaints, Transactions, Get<IIdempotencyStore>(), new ComplaintOptions(), Clock).ExecuteAsync(
            new() { OfferId = offer.Id, IsAccepted = isAccepted, Reason = "no", IdempotencyKey = NewKey() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Offer!;
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
