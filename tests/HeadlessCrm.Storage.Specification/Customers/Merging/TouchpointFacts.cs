using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Domain.Touchpoints.Leads;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>Posts facts of touchpoints for customers, and finds again whose they are.</summary>
internal sealed class TouchpointFacts(
    IComplaintStore complaints,
    ILeadStore leads,
    UpsertCustomer upsertCustomer,
    ICustomerStore customers,
    ITransactionStore transactions,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Posts a fact for a customer named by id or by reference; answers the line that describes it.</summary>
    public Task<string> PostAsync(Random random, Guid? customerId, ExternalReference? reference) =>
        random.Next(2) == 0 ? ComplainAsync(random, customerId, reference) : AskAsync(customerId, reference);

    private async Task<string> AskAsync(Guid? customerId, ExternalReference? reference)
    {
        var outcome = await new RecordLead(leads, customers, upsertCustomer, idempotency, clock).ExecuteAsync(
            new RecordLeadCommand
            {
                CustomerId = customerId,
                CustomerExternalReference = reference,
                Source = "web",
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return $"lead {outcome.Lead!.Id}";
    }

    private async Task<string> ComplainAsync(Random random, Guid? customerId, ExternalReference? reference)
    {
        var outcome = await new OpenComplaint(complaints, customers, transactions, idempotency, new BusinessTimeOptions(), clock)
            .ExecuteAsync(
                new OpenComplaintCommand
                {
                    CustomerId = customerId,
                    CustomerExternalReference = reference,
                    Category = "A",
                    Severity = (ComplaintSeverity)random.Next(4),
                    Channel = Channel.Phone,
                    Subject = "Noise",
                    IdempotencyKey = Guid.CreateVersion7().ToString(),
                },
                Cancel);
        Assert.Empty(outcome.Errors);
        return $"complaint {outcome.Complaint!.Id}";
    }

    /// <summary>The lines of all facts of a customer.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(Guid customerId) =>
    [
        .. (await complaints.PageByCustomersAsync([customerId], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"complaint {one.Id}").Order(StringComparer.Ordinal),
        .. (await leads.PageByCustomersAsync([customerId], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"lead {one.Id}").Order(StringComparer.Ordinal),
    ];
}
