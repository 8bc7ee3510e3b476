using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Customers.Suggestions;

/// <summary>What <see cref="ISuggestionStore"/> must do.</summary>
public abstract class SuggestionStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    private ISuggestionStore Suggestions => Get<ISuggestionStore>();

    [Fact]
    public async Task Suggestions_are_answered_once_in_time_or_late()
    {
        var ana = await AddCustomerAsync("ana");
        var early = await SuggestAsync(ana.Id, "Open on Sundays");
        var late = await SuggestAsync(ana.Id, "Coffee", Start.AddDays(1));
        Assert.Equal(Start.AddDays(7), early.DueAt);
        Clock.Advance(TimeSpan.FromDays(2));

        var inTime = Accepted(await AnswerAsync(early.Id));
        var tooLate = Accepted(await AnswerAsync(late.Id));

        Assert.Equal((SuggestionState.Open, SuggestionState.Overdue), (early.StateAt(Clock.GetUtcNow()), late.StateAt(Clock.GetUtcNow())));
        Assert.Equal(
            (SuggestionState.AnsweredInTime, SuggestionState.AnsweredLate),
            (inTime.StateAt(Clock.GetUtcNow()), tooLate.StateAt(Clock.GetUtcNow())));
        Assert.Equal([tooLate, null, inTime], await Suggestions.GetAsync([late.Id, Guid.Empty, early.Id], Cancel));
        Assert.IsType<SuggestionAlreadyAnswered>(Assert.Single((await AnswerAsync(early.Id)).Errors));
        Assert.False(await Suggestions.AnswerAsync(inTime, null, Cancel));
        var byDue = new PageRequest<SuggestionOrderField> { Order = [new(SuggestionOrderField.DueAt, OrderDirection.Asc)] };
        Assert.Equal([tooLate, inTime], (await Suggestions.PageAsync(byDue, Cancel)).Items);
        Assert.Equal([[tooLate, inTime], []], (await Suggestions.PageByCustomersAsync([ana.Id, Guid.Empty], byDue, Cancel)).Select(slice => slice.Items));
        Assert.Equal(1, await Suggestions.CountAsync(Filter.Compare("isAnsweredLate", Comparator.Eq, true), Cancel));
        Assert.Equal([0], await Suggestions.CountByCustomersAsync([ana.Id], Filter.Compare("isAnswered", Comparator.Eq, false), Cancel));
    }

    private async Task<Suggestion> SuggestAsync(Guid id, string text, DateTimeOffset? dueAt = null) => Accepted(
        await new RecordSuggestion(Suggestions, Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { CustomerId = id, Text = text, DueAt = dueAt, IdempotencyKey = NewKey() }, Cancel));

    private Task<Outcome<Suggestion>> AnswerAsync(Guid id) =>
        new AnswerSuggestion(Suggestions, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { SuggestionId = id, Answer = "We will", AnsweredBy = "Rosa" }, Cancel);
}
