using HeadlessCrm.Api.Commerce;
using HeadlessCrm.Api.Commerce.Corrections;
using HeadlessCrm.Api.Commerce.Quotes;
using HeadlessCrm.Api.Commerce.Returns;
using HeadlessCrm.Api.Commerce.Vehicles;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Touchpoints;
using HeadlessCrm.Api.Touchpoints.Complaints;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Imports;

/// <summary>What a dealer management system has gathered since it last sent: each row as the mutation of its kind would do it.</summary>
[ResolversOf("Mutation")]
internal static class DmsBatchMutations
{
    /// <summary>The most rows of a batch.</summary>
    public const int MaxRows = 500;

    public static async Task<DmsBatchPayload> DmsBatch(
        DmsBatchInput input,
        UpsertCustomer upsertCustomer,
        UpsertVehicle upsertVehicle,
        ChangeVehiclePeriod changeVehiclePeriod,
        RecordTransaction recordTransaction,
        ReverseTransaction reverseTransaction,
        ReturnTransaction returnTransaction,
        CorrectTransaction correctTransaction,
        RecordQuote recordQuote,
        RecordInteraction recordInteraction,
        OpenComplaint openComplaint,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (input.Rows.Length is 0 or > MaxRows)
        {
            var refusal = InvalidValue.At($"There are {input.Rows.Length} rows; 1 to {MaxRows} are taken at once. Send several batches.", "rows");
            return new DmsBatchPayload([], ErrorMessages.For(context, [refusal]));
        }

        // One after the other: a row may be about what a row before it brought.
        var results = new DmsBatchResult[input.Rows.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = await CarryOutAsync(i, input.Rows[i]);
        }

        return new DmsBatchPayload(results, []);

        async Task<DmsBatchResult> CarryOutAsync(int index, DmsBatchRow row)
        {
            if (row.Customer is { } customer)
            {
                var made = await CustomerMutations.CustomerUpsert(customer, upsertCustomer, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Customer = made.Customer };
            }

            if (row.Vehicle is { } vehicle)
            {
                var made = await VehicleMutations.VehicleUpsert(vehicle, upsertVehicle, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Vehicle = made.Vehicle };
            }

            if (row.VehiclePeriod is { } period)
            {
                var made = await VehicleMutations.VehiclePeriodBegin(period, changeVehiclePeriod, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { VehiclePeriod = made.Period };
            }

            if (row.Transaction is { } transaction)
            {
                var made = await TransactionMutations.TransactionRecord(transaction, recordTransaction, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Transaction = made.Transaction };
            }

            if (row.TransactionReversal is { } reversal)
            {
                var made = await TransactionMutations.TransactionReverse(reversal, reverseTransaction, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Transaction = made.Transaction };
            }

            if (row.TransactionReturn is { } returned)
            {
                var made = await TransactionReturnMutations.TransactionReturn(returned, returnTransaction, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Transaction = made.Transaction };
            }

            if (row.TransactionCorrection is { } correction)
            {
                var made = await TransactionCorrectionMutations.TransactionCorrect(correction, correctTransaction, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Transaction = made.Transaction };
            }

            if (row.Quote is { } quote)
            {
                var made = await QuoteMutations.QuoteRecord(quote, recordQuote, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Quote = made.Quote };
            }

            if (row.Complaint is { } complaint)
            {
                var made = await ComplaintMutations.ComplaintOpen(complaint, openComplaint, context, cancellationToken);
                return new DmsBatchResult(index, made.Errors, made.Replayed) { Complaint = made.Complaint };
            }

            var met = await InteractionMutations.InteractionRecord(row.Interaction!, recordInteraction, context, cancellationToken);
            return new DmsBatchResult(index, met.Errors, met.Replayed) { Interaction = met.Interaction };
        }
    }
}

/// <summary>The input of <c>dmsBatch</c>.</summary>
internal sealed record DmsBatchInput(DmsBatchRow[] Rows);

/// <summary>One row: exactly one of its members is given.</summary>
internal sealed record DmsBatchRow(
    CustomerUpsertInput? Customer,
    VehicleUpsertInput? Vehicle,
    VehiclePeriodBeginInput? VehiclePeriod,
    TransactionRecordInput? Transaction,
    TransactionReverseInput? TransactionReversal,
    TransactionReturnInput? TransactionReturn,
    TransactionCorrectInput? TransactionCorrection,
    QuoteRecordInput? Quote,
    InteractionRecordInput? Interaction,
    ComplaintOpenInput? Complaint);

/// <summary>What came of <c>dmsBatch</c>.</summary>
internal sealed record DmsBatchPayload(IReadOnlyList<DmsBatchResult> Results, IReadOnlyList<DomainError> Errors);

/// <summary>What came of a row.</summary>
internal sealed record DmsBatchResult(int Index, IReadOnlyList<DomainError> Errors, bool Replayed)
{
    public Customer? Customer { get; init; }

    public Vehicle? Vehicle { get; init; }

    public VehiclePeriod? VehiclePeriod { get; init; }

    public Transaction? Transaction { get; init; }

    public Quote? Quote { get; init; }

    public Interaction? Interaction { get; init; }

    public Complaint? Complaint { get; init; }
}
