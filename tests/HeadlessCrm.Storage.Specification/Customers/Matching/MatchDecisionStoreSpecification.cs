using System.Collections.Frozen;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.Specification.Customers.Merging;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>What becomes of records that arrive, of what people decide on them, and of a run over all of them.</summary>
public abstract class MatchDecisionStoreSpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    private int keys;

    private IMatchDecisionStore Decisions => Get<IMatchDecisionStore>();

    private MergeCustomers Merge => new(Golden, Merges, Get<IIdempotencyStore>(), Clock);

    private ResolveMatch Resolve => new(Decisions, Merge, Get<IIdempotencyStore>(), Clock);

    private MatchModels Models => new(Get<IMatchModelStore>(), Get<IMatchRecordStore>());

    private UpsertCustomer Matching(MatchMode mode) => new(
        Customers,
        Golden,
        Get<IIdempotencyStore>(),
        Clock,
        new CustomerMatching(
            Get<IMatchCandidates>(), Models, Decisions, Customers, Merge,
            new MatchingSettings(MatchMode.Off, new Dictionary<string, MatchMode> { ["web"] = mode }.ToFrozenDictionary())));

    [Fact]
    public async Task A_sure_record_becomes_part_of_the_known_customer_and_can_be_taken_out_again()
    {
        var known = await ArriveAsync(MatchMode.Link, "40987123", "1980-05-14");
        Assert.Equal((MatchOutcome.New, 0), (known.Match!.Outcome, known.Match.Candidates.Count));

        var twin = await ArriveAsync(MatchMode.Link, "40987123", "1980-05-14", key: "twin");

        Assert.Equal((MatchOutcome.Link, known.Customer!.Id), (twin.Match!.Outcome, twin.Customer!.Id));
        var link = Assert.Single(twin.Match.Candidates);
        Assert.Equal((MatchStatus.Linked, MatchOrigin.Arrival, 0), (link.Status, link.Origin, link.ModelVersion));
        Assert.Equal((known.Customer.Id, new ExternalReference("web", "1")), (link.CandidateFor, link.CandidateRecord));
        Assert.Equal(link.Score, link.Waterfall.Sum(step => step.Weight), 1e-9);
        Assert.Contains(link.Waterfall, step => step.Field == MatchField.DocumentNumber && step.Agreement == AgreementLevel.Agree);
        Assert.Equal([link.Id], (await Decisions.GetByCustomersAsync([known.Customer.Id], Cancel))[0].Select(one => one.Id));

        var again = await ArriveAsync(MatchMode.Link, "40987123", "1980-05-14", key: "twin", number: 2);
        Assert.Equal((true, known.Customer.Id, link.Id), (again.Replayed, again.Customer!.Id, again.Match!.Candidates[0].Id));
        Assert.Equal(1, await Customers.CountAsync(null, Cancel));

        Assert.Empty((await UnmergeAsync(link.ArrivedFor)).Errors);
        Assert.Equal(MatchStatus.Open, (await Decisions.GetAsync([link.Id], Cancel))[0]!.Status);
        Assert.Equal(
            [link.Id], (await Decisions.GetByCustomersAsync([link.ArrivedFor], Cancel))[0].Select(one => one.Id));
        var run = await RunAsync();
        Assert.Equal((0, 0), (run.Linked, run.Queued));
    }

    [Fact]
    public async Task What_is_not_sure_is_left_to_a_person_who_confirms_it()
    {
        var (known, review) = await ReviewAsync();
        Assert.Equal(MatchStatus.Open, review.Status);
        Assert.NotEqual(known, review.ArrivedFor);

        var confirmed = await Resolve.ConfirmAsync(new() { DecisionId = review.Id, IdempotencyKey = "yes" }, Cancel);

        Assert.Empty(confirmed.Errors);
        Assert.Equal((MatchStatus.Confirmed, known, known), (
            confirmed.Decision!.Status, confirmed.Decision.ArrivedCustomerId, confirmed.Decision.CandidateCustomerId));
        Assert.NotNull(confirmed.Decision.ResolvedAt);
        Assert.Equal(known, (await Customers.GetAsync([review.ArrivedFor], Cancel))[0]!.Id);
        var again = await Resolve.ConfirmAsync(new() { DecisionId = review.Id, IdempotencyKey = "yes" }, Cancel);
        Assert.Equal((true, confirmed.Decision.Id), (again.Replayed, again.Decision!.Id));
        var other = await Resolve.RejectAsync(new() { DecisionId = review.Id }, Cancel);
        Assert.Equal(MatchStatus.Confirmed, Assert.IsType<MatchAlreadyDecided>(Assert.Single(other.Errors)).Status);
    }

    [Fact]
    public async Task The_side_that_a_person_names_survives()
    {
        var (known, review) = await ReviewAsync();

        var confirmed = await Resolve.ConfirmAsync(new() { DecisionId = review.Id, Keep = MatchSide.Arrived }, Cancel);

        Assert.Equal(review.ArrivedFor, confirmed.Decision!.CandidateCustomerId);
        Assert.Equal(review.ArrivedFor, (await Customers.GetAsync([known], Cancel))[0]!.Id);
    }

    [Fact]
    public async Task What_is_rejected_is_never_merged_and_not_proposed_again()
    {
        var (known, review) = await ReviewAsync();

        var rejected = await Resolve.RejectAsync(
            new() { DecisionId = review.Id, Reason = "Father and son.", IdempotencyKey = "no" }, Cancel);

        Assert.Equal((MatchStatus.Rejected, "Father and son."), (rejected.Decision!.Status, rejected.Decision.Reason));
        Assert.IsType<CustomersNeverMerge>(Assert.Single((await MergeAsync(known, review.ArrivedFor)).Errors));
        Assert.True((await Resolve.RejectAsync(
            new() { DecisionId = review.Id, Reason = "Father and son.", IdempotencyKey = "no" }, Cancel)).Replayed);
        Assert.True((await Resolve.RejectAsync(new() { DecisionId = review.Id }, Cancel)).Replayed);
        Assert.IsType<MatchAlreadyDecided>(
            Assert.Single((await Resolve.ConfirmAsync(new() { DecisionId = review.Id }, Cancel)).Errors));
        var run = await RunAsync();
        Assert.Equal((0, 0), (run.Linked, run.Queued));
    }

    [Fact]
    public async Task A_review_whose_customers_have_become_one_is_closed_by_itself_and_open_again_when_they_part()
    {
        var (known, review) = await ReviewAsync();
        var open = Filter.Compare("status", Comparator.Eq, MatchStatus.Open);
        Assert.Equal(1, await Decisions.CountAsync(open, Cancel));

        await MergeAsync(known, review.ArrivedFor);

        Assert.Equal(0, await Decisions.CountAsync(open, Cancel));
        Assert.Equal(MatchStatus.Closed, (await Decisions.GetAsync([review.Id], Cancel))[0]!.Status);
        Assert.IsType<MatchCustomersMerged>(
            Assert.Single((await Resolve.ConfirmAsync(new() { DecisionId = review.Id }, Cancel)).Errors));
        Assert.IsType<MatchCustomersMerged>(
            Assert.Single((await Resolve.RejectAsync(new() { DecisionId = review.Id }, Cancel)).Errors));
        await UnmergeAsync(review.ArrivedFor);
        var page = await Decisions.PageAsync(
            new() { Size = 10, Where = open, Order = [new(MatchDecisionOrderField.Score, OrderDirection.Desc)] }, Cancel);
        Assert.Equal([review.Id], page.Items.Select(one => one.Id));
        Assert.IsType<MatchDecisionNotFound>(
            Assert.Single((await Resolve.ConfirmAsync(new() { DecisionId = Guid.CreateVersion7() }, Cancel)).Errors));
    }

    [Fact]
    public async Task Review_links_nothing_and_off_compares_nothing()
    {
        await ArriveAsync(MatchMode.Review, "40987123", "1980-05-14");
        var twin = await ArriveAsync(MatchMode.Review, "40987123", "1980-05-14");
        Assert.Equal((MatchOutcome.Review, MatchStatus.Open), (twin.Match!.Outcome, twin.Match.Candidates[0].Status));
        Assert.Equal(2, await Customers.CountAsync(null, Cancel));

        Assert.Null((await ArriveAsync(MatchMode.Off, "40987123", "1980-05-14")).Match);
    }

    [Fact]
    public async Task A_run_merges_what_is_sure_queues_the_rest_and_finds_nothing_new_the_second_time()
    {
        for (var i = 0; i < 3; i++)
        {
            await ArriveAsync(MatchMode.Off, "40987123", "1980-05-14");
        }

        await ArriveAsync(MatchMode.Off, null, "1980-05-14");
        await ArriveAsync(MatchMode.Off, "07123456", "1952-07-03");

        var tried = await RunAsync(isDryRun: true);
        Assert.Equal(5, await Customers.CountAsync(null, Cancel));
        var run = await RunAsync();

        Assert.Equal((5, 0, 0), (run.Records, run.ModelVersion, run.Refused));
        Assert.True(run.Linked >= 2, $"{run}");
        Assert.Equal((run.Linked, run.Queued), (tried.Linked, tried.Queued));
        Assert.Equal(5 - run.Linked, await Customers.CountAsync(null, Cancel));
        var linked = Filter.Compare("status", Comparator.Eq, MatchStatus.Linked);
        Assert.Equal(run.Linked, await Decisions.CountAsync(linked, Cancel));
        var second = await RunAsync();
        Assert.Equal((0, 0), (second.Linked, second.Queued));
    }

    // The same household and names, but nothing that is the person's own: too little to link by.
    private async Task<(Guid Known, KeptMatchDecision Review)> ReviewAsync()
    {
        var known = await ArriveAsync(MatchMode.Link, "40987123", "1980-05-14");
        var other = await ArriveAsync(MatchMode.Link, null, null);
        Assert.Equal(MatchOutcome.Review, other.Match!.Outcome);
        return (known.Customer!.Id, Assert.Single(other.Match.Candidates));
    }

    private async Task<UpsertCustomerOutcome> ArriveAsync(
        MatchMode mode, string? document, string? born, string? key = null, int? number = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        NamedValue?[] values =
        [
            document is null ? null : new("documentNumber", document),
            born is null ? null : new("birthDate", born),
            new("street", "Calle Los Álamos"),
            new("streetNumber", "1250"),
            new("locality", "San Isidro"),
            new("postalCode", "15073"),
        ];
        var outcome = await Matching(mode).ExecuteAsync(
            new UpsertCustomerCommand
            {
                Source = new CustomerSource
                {
                    Reference = new ExternalReference("web", $"{number ?? ++keys}"),
                    Values = [.. values.OfType<NamedValue>()],
                },
                GivenName = "Juan",
                FamilyName = "Valdivia Ponce",
                ContactPoints = [new ContactPoint(Channel.Mobile, "987654321")],
                IdempotencyKey = key,
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return outcome;
    }

    private Task<MatchRunResult> RunAsync(bool isDryRun = false) =>
        new RunMatching(Get<IMatchRecordStore>(), Get<IMatchModelStore>(), Models, Decisions, Merge, new RemakeMatchKeys(Get<IMatchKeyStore>(), Clock), Clock)
            .ExecuteAsync(new RunMatchingCommand(IsDryRun: isDryRun), null, Cancel);
}
