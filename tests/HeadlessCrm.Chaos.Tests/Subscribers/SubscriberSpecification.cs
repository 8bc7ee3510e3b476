using HeadlessCrm.Chaos.Tests.Verification;

namespace HeadlessCrm.Chaos.Tests.Subscribers;

/// <summary>What a subscriber asks for.</summary>
/// <param name="Client"><c>ws</c> for graphql-ws, <c>sse</c> for graphql-sse.</param>
/// <param name="Field">The field of the subscription, with its arguments.</param>
/// <param name="Types">The types of events it wants; null: all.</param>
/// <param name="CustomerId">The customer whose events it wants; null: everybody's.</param>
/// <param name="After">The cursor it begins after; null: it begins with what happens from when it is there.</param>
internal sealed record SubscriberSpecification(
    string Client, string Field, IReadOnlyList<string>? Types, string? CustomerId, string? After)
{
    /// <summary>The document.</summary>
    public string Query =>
        $"subscription($after: Cursor{(CustomerId is null ? "" : ", $customerId: ID")}) {{ event: {Field} {{ type customerId id cursor }} }}";

    /// <summary>Whether it must get an event.</summary>
    public bool Wants(CommittedEvent happened) =>
        (Types is null || Types.Contains(happened.Type)) && (CustomerId is null || CustomerId == happened.CustomerId);

    public override string ToString() => $"{Client} {Field}{(CustomerId is null ? "" : $" of {CustomerId}")}{(After is null ? "" : " after a cursor")}";

    /// <summary>A mixture of all filters, over both clients, half of them from a given place on.</summary>
    public static IReadOnlyList<SubscriberSpecification> Mix(int count, IReadOnlyList<string> customers, string start) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
        {
            var (field, types, isOfCustomer) = Fields[number / 2 % Fields.Length];
            return new SubscriberSpecification(
                number % 2 == 0 ? "ws" : "sse",
                field,
                types,
                isOfCustomer ? customers[number % customers.Count] : null,
                number / (2 * Fields.Length) % 2 == 0 ? start : null);
        }),
    ];

    private const string CustomerChanged = "CUSTOMER_CHANGED";
    private const string TransactionRecorded = "TRANSACTION_RECORDED";
    private const string TransactionReversed = "TRANSACTION_REVERSED";
    private const string InteractionRecorded = "INTERACTION_RECORDED";

    private static readonly (string Field, string[]? Types, bool IsOfCustomer)[] Fields =
    [
        ("feed(after: $after)", null, false),
        ("feed(after: $after, customerId: $customerId)", null, true),
        ("customerChanged(after: $after)", [CustomerChanged], false),
        ("transactionRecorded(after: $after)", [TransactionRecorded], false),
        ("feed(after: $after, customerId: $customerId, types: [TRANSACTION_RECORDED, INTERACTION_RECORDED])", [TransactionRecorded, InteractionRecorded], true),
        ("interactionRecorded(after: $after)", [InteractionRecorded], false),
        ("feed(after: $after, types: [TRANSACTION_REVERSED])", [TransactionReversed], false),
        (
            "feed(after: $after, where: { type: { in: [CUSTOMER_CHANGED, TRANSACTION_REVERSED] } })",
            [CustomerChanged, TransactionReversed],
            false),
        ("transactionRecorded(after: $after, customerId: $customerId)", [TransactionRecorded], true),
        ("feed(after: $after, where: { not: { type: { eq: INTERACTION_RECORDED } } })", [CustomerChanged, TransactionRecorded, TransactionReversed], false),
    ];
}
