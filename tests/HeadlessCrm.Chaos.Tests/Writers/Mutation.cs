namespace HeadlessCrm.Chaos.Tests.Writers;

/// <summary>What a mutation does.</summary>
internal enum MutationKind
{
    CustomerUpsert,
    TransactionRecord,
    TransactionReverse,
    InteractionRecord,
}

/// <summary>A mutation to send, again and again under the same key until there is a clean answer.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Key">Its idempotency key; it is also written into what the mutation makes, where it can be counted.</param>
/// <param name="CustomerId">The customer it concerns; null: it makes one.</param>
/// <param name="TransactionId">The transaction it takes back; null: it takes none back.</param>
/// <param name="Input">The input.</param>
internal sealed record Mutation(
    MutationKind Kind, string Key, string? CustomerId, string? TransactionId, Dictionary<string, object?> Input)
{
    private const string Errors = "errors { ... on UserError { code message } } replayed";

    /// <summary>The document, whose only field is called <c>outcome</c>.</summary>
    public string Document => Kind switch
    {
        MutationKind.CustomerUpsert =>
            $$"""mutation($input: CustomerUpsertInput!) { outcome: customerUpsert(input: $input) { {{Errors}} entity: customer { id version } } }""",
        MutationKind.TransactionRecord =>
            $$"""mutation($input: TransactionRecordInput!) { outcome: transactionRecord(input: $input) { {{Errors}} entity: transaction { id } } }""",
        MutationKind.TransactionReverse =>
            $$"""mutation($input: TransactionReverseInput!) { outcome: transactionReverse(input: $input) { {{Errors}} entity: transaction { id } } }""",
        _ =>
            $$"""mutation($input: InteractionRecordInput!) { outcome: interactionRecord(input: $input) { {{Errors}} entity: interaction { id } } }""",
    };
}

/// <summary>A mutation that was answered cleanly: it must be there, once.</summary>
/// <param name="Mutation">What was sent.</param>
/// <param name="CustomerId">The customer it concerns.</param>
/// <param name="EntityId">The customer, transaction or interaction it made or changed.</param>
/// <param name="Version">For a change to a customer: the version it has from then on.</param>
/// <param name="SentAt">When it was sent first, by a clock that never goes back.</param>
/// <param name="AnsweredAt">When the clean answer was there, by the same clock.</param>
/// <param name="Attempts">How often it was sent.</param>
internal sealed record AcknowledgedMutation(
    Mutation Mutation, string CustomerId, string EntityId, int? Version, long SentAt, long AnsweredAt, int Attempts);
