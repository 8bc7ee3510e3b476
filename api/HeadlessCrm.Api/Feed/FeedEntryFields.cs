using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Feed;

/// <summary>What events lead to. The same for all types of events, so it is bound type by type in a loop.</summary>
internal static class FeedEntryFields
{
    private static readonly string[] AboutTransactions =
        ["TransactionRecordedEvent", "TransactionReversedEvent", "TransactionCorrectedEvent", "TransactionReturnedEvent"];

    public static ExecutableSchemaBuilder AddFeedEntryFields(this ExecutableSchemaBuilder builder)
    {
        foreach (var type in AboutTransactions)
        {
            builder.AddResolver(type, "customer", new BatchResolver<FeedEntry, Customer?>(CustomerAsync));
            builder.AddResolver(type, "transaction", new BatchResolver<TransactionEntry, Transaction?>(TransactionAsync));
        }

        return builder
            .AddResolver("CustomerChangedEvent", "customer", new BatchResolver<FeedEntry, Customer?>(CustomerAsync))
            .AddResolver("CustomerMergedEvent", "customer", new BatchResolver<FeedEntry, Customer?>(CustomerAsync))
            .AddResolver("CustomerUnmergedEvent", "customer", new BatchResolver<FeedEntry, Customer?>(CustomerAsync))
            .AddResolver("InteractionRecordedEvent", "customer", new BatchResolver<FeedEntry, Customer?>(CustomerAsync))
            .AddResolver(
                "InteractionRecordedEvent",
                "interaction",
                new BatchResolver<InteractionRecordedEntry, Interaction?>(InteractionAsync));
    }

    private static async ValueTask<BatchResult<Customer?>> CustomerAsync(
        IReadOnlyList<FeedEntry> entries, FieldContext field) =>
        new(await field.Services.GetRequiredService<ICustomerStore>().GetAsync(
            [.. entries.Select(entry => entry.Event.CustomerId)], field.CancellationToken));

    private static async ValueTask<BatchResult<Transaction?>> TransactionAsync(
        IReadOnlyList<TransactionEntry> entries, FieldContext field) =>
        new(await field.Services.GetRequiredService<ITransactionStore>().GetAsync(
            [.. entries.Select(entry => entry.TransactionKey)], field.CancellationToken));

    private static async ValueTask<BatchResult<Interaction?>> InteractionAsync(
        IReadOnlyList<InteractionRecordedEntry> entries, FieldContext field) =>
        new(await field.Services.GetRequiredService<IInteractionStore>().GetAsync(
            [.. entries.Select(entry => entry.InteractionKey)], field.CancellationToken));
}
