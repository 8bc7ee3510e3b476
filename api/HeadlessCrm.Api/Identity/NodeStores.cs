using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Contacts;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Identity;

/// <summary>Where each kind of thing is found by its id; one query per kind.</summary>
internal sealed class NodeStores(
    ICustomerStore customers,
    ITransactionStore transactions,
    IInteractionStore interactions,
    IVehicleStore vehicles,
    IComplaintStore complaints,
    IBulkOperationStore operations,
    ILeadStore leads,
    IQuoteStore quotes,
    IMarketingEventStore events,
    IEventRegistrationStore registrations,
    ICompanyContactStore contacts,
    IFleetStore fleets,
    IHouseholdStore households,
    IMaintenanceTaskStore tasks,
    IMatchDecisionStore decisions,
    IMatchRunStore runs,
    ISuggestionStore suggestions,
    ISurveyStore surveys,
    IWebhookStore webhooks)
{
    /// <summary>The things of these ids, in the order asked; null where there is none.</summary>
    public async Task<object?[]> FindAsync(GlobalId[] ids, CancellationToken cancellationToken)
    {
        // Events are read in their order only, which is no reason to say that there is none.
        if (ids.FirstOrDefault(id => id.Kind == EntityKind.FeedEvent) is { Kind: EntityKind.FeedEvent } happened)
        {
            throw new GraphQLException(
                $"{happened} is the id of an event, which cannot be asked for by id; ask feedEvents for it.",
                "NOT_A_NODE");
        }

        var found = new object?[ids.Length];
        await FillAsync(EntityKind.Customer, customers.GetAsync);
        await FillAsync(EntityKind.Transaction, transactions.GetAsync);
        await FillAsync(EntityKind.Interaction, interactions.GetAsync);
        await FillAsync(EntityKind.Vehicle, vehicles.GetAsync);
        await FillAsync(EntityKind.Complaint, complaints.GetAsync);
        await FillAsync(EntityKind.BulkOperation, operations.GetAsync);
        await FillAsync(EntityKind.Lead, leads.GetAsync);
        await FillAsync(EntityKind.Quote, quotes.GetAsync);
        await FillAsync(EntityKind.MarketingEvent, events.GetAsync);
        await FillAsync(EntityKind.EventRegistration, registrations.GetAsync);
        await FillAsync(EntityKind.EventInvitation, events.GetInvitationsAsync);
        await FillAsync(EntityKind.Commitment, complaints.FindCommitmentsAsync);
        await FillAsync(EntityKind.RecoveryOffer, complaints.FindOffersAsync);
        await FillAsync(EntityKind.CompanyContact, contacts.GetAsync);
        await FillAsync(EntityKind.Fleet, fleets.GetAsync);
        await FillAsync(EntityKind.Household, households.GetAsync);
        await FillAsync(EntityKind.MaintenanceTask, tasks.GetAsync);
        await FillAsync(EntityKind.MatchDecision, decisions.GetAsync);
        await FillAsync(EntityKind.MatchRun, runs.GetAsync);
        await FillAsync(EntityKind.Suggestion, suggestions.GetAsync);
        await FillAsync(EntityKind.Survey, surveys.GetAsync);
        await FillAsync(EntityKind.SurveyResponse, surveys.GetResponsesAsync);
        await FillAsync(EntityKind.Webhook, webhooks.GetAsync);
        await FillAsync(EntityKind.WebhookDelivery, webhooks.GetDeliveriesAsync);
        return found;

        async Task FillAsync<T>(
            EntityKind kind, Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<T?>>> get)
            where T : class
        {
            int[] places = [.. Enumerable.Range(0, ids.Length).Where(i => ids[i].Kind == kind)];
            if (places.Length == 0)
            {
                return;
            }

            var entities = await get([.. places.Select(place => ids[place].Value)], cancellationToken);
            for (var i = 0; i < places.Length; i++)
            {
                found[places[i]] = entities[i];
            }
        }
    }
}
