using System.Globalization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Somebody to invite, named in one way.</summary>
/// <param name="CustomerId">The customer; null: named by the reference.</param>
/// <param name="CustomerExternalReference">The customer, by another system's key.</param>
public sealed record EventGuest(Guid? CustomerId, ExternalReference? CustomerExternalReference);

/// <summary>Invites customers to an event.</summary>
public sealed record InviteToMarketingEventCommand
{
    /// <summary>The code of the event.</summary>
    public required string EventCode { get; init; }

    /// <summary>Whom, 1 to 250.</summary>
    public required IReadOnlyList<EventGuest> Guests { get; init; }

    /// <summary>By which way; null: not said.</summary>
    public Channel? Channel { get; init; }

    /// <summary>When they were invited; null: now. Not in the future.</summary>
    public DateTimeOffset? InvitedAt { get; init; }
}

/// <summary>What came of one guest.</summary>
/// <param name="Invitation">The invitation; null when it was refused.</param>
/// <param name="IsNew">Whether the customer had not been invited before.</param>
/// <param name="Error">Why it was refused; null: it was not.</param>
public sealed record EventGuestOutcome(EventInvitation? Invitation, bool IsNew, DomainError? Error);

/// <summary>What came of <see cref="InviteToMarketingEvent"/>.</summary>
/// <param name="Results">What came of each guest, in the order given; empty when all was refused.</param>
/// <param name="Errors">Why all was refused; empty when it was not.</param>
public sealed record InviteToMarketingEventOutcome(IReadOnlyList<EventGuestOutcome> Results, IReadOnlyList<DomainError> Errors);

/// <summary>
/// Invites customers to an event. Whoever was invited keeps that invitation, so repeating it changes nothing more; a guest who is
/// unknown keeps no other from being invited.
/// </summary>
public sealed class InviteToMarketingEvent(IMarketingEventStore events, ICustomerStore customers, TimeProvider clock)
{
    private const int MaxTries = 5;

    /// <summary>Carries the command out.</summary>
    public async Task<InviteToMarketingEventOutcome> ExecuteAsync(
        InviteToMarketingEventCommand command, CancellationToken cancellationToken)
    {
        var now = EntityId.RecordingTime(clock.GetUtcNow());
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var about = (await events.FindByCodesAsync([command.EventCode], cancellationToken))[0];
            if (Check(command, about, now) is { Count: > 0 } errors)
            {
                return new([], errors);
            }

            var guests = await FindAsync(command.Guests, cancellationToken);
            var wanted = guests.Where(guest => guest.Customer is not null)
                .Select(guest => (New(command, about!, guest.Customer!.Id, now), guest.PostedFor)).ToList();
            if (await events.InviteAsync(wanted, cancellationToken) is { } invited)
            {
                return new(Results(command.Guests, guests, wanted, invited), []);
            }
        }

        throw new InvalidOperationException($"Inviting to an event met other writers {MaxTries} times in a row.");
    }

    private static List<DomainError> Check(InviteToMarketingEventCommand command, MarketingEvent? about, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        if (about is null)
        {
            errors.Add(MarketingEventRules.Unknown(command.EventCode));
        }
        else if (about.Status is not (MarketingEventStatus.Planned or MarketingEventStatus.Open) || MarketingEventRules.IsOver(about, now))
        {
            errors.Add(MarketingEventRules.NotOpen(about, now));
        }

        if (command.Guests.Count is 0 or > PageLimits.Max)
        {
            errors.Add(InvalidValue.At(
                $"{command.Guests.Count} customers are not between 1 and {PageLimits.Max}; invite them in several requests.", "customers"));
        }

        TimeRules.Happened(command.InvitedAt, now, errors, "invitedAt");
        for (var i = 0; i < command.Guests.Count; i++)
        {
            var own = new List<DomainError>();
            PostedCustomer.Check(command.Guests[i].CustomerId, command.Guests[i].CustomerExternalReference, own);
            errors.AddRange(own.Select(error => error with { Path = [.. PathOf(i), .. error.Path] }));
        }

        return errors;
    }

    private async Task<IReadOnlyList<(Customer? Customer, Guid PostedFor)>> FindAsync(
        IReadOnlyList<EventGuest> guests, CancellationToken cancellationToken)
    {
        var byKey = await customers.FindPostedForAsync(
            [.. guests.Select(guest => guest.CustomerExternalReference).OfType<ExternalReference>()], cancellationToken);
        var next = 0;
        Guid?[] ids = [.. guests.Select(guest => guest.CustomerExternalReference is null ? guest.CustomerId : byKey[next++])];
        var found = await customers.GetAsync([.. ids.Select(id => id ?? Guid.Empty)], cancellationToken);
        return [.. found.Select((customer, i) => (customer, ids[i] ?? Guid.Empty))];
    }

    private static List<EventGuestOutcome> Results(
        IReadOnlyList<EventGuest> given,
        IReadOnlyList<(Customer? Customer, Guid PostedFor)> guests,
        List<(EventInvitation Invitation, Guid PostedFor)> wanted,
        IReadOnlyList<EventInvitation> invited)
    {
        var results = new List<EventGuestOutcome>(guests.Count);
        var next = 0;
        for (var i = 0; i < guests.Count; i++)
        {
            if (guests[i].Customer is null)
            {
                var name = given[i].CustomerExternalReference?.ToString() ?? given[i].CustomerId.ToString()!;
                results.Add(new(null, IsNew: false, new CustomerNotFound(name) { Path = PathOf(i) }));
                continue;
            }

            results.Add(new(invited[next], invited[next].Id == wanted[next].Invitation.Id, null));
            next++;
        }

        return results;
    }

    private static EventInvitation New(
        InviteToMarketingEventCommand command, MarketingEvent about, Guid customerId, DateTimeOffset now) => new()
    {
        Id = EntityId.Create(now),
        EventId = about.Id,
        EventCode = about.Code,
        CustomerId = customerId,
        Channel = command.Channel,
        InvitedAt = (command.InvitedAt ?? now).ToUniversalTime(),
    };

    private static string[] PathOf(int guest) => ["customers", guest.ToString(CultureInfo.InvariantCulture)];
}
