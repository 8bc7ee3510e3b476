using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>What may be offered to a customer in all, of the margin made with it by now.</summary>
/// <param name="Limit">What may be offered.</param>
/// <param name="Margin">The margin.</param>
/// <param name="Refusal">Why that cannot be told in a currency; null: it can.</param>
internal readonly record struct RecoveryMargin(Money Limit, Money Margin, InvalidValue? Refusal)
{
    /// <summary>What may be offered to a customer in a currency.</summary>
    public static async Task<RecoveryMargin> FindAsync(
        ITransactionStore transactions,
        Guid customerId,
        string currency,
        ComplaintOptions options,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var summary = (await transactions.GetPurchaseSummariesAsync([customerId], now, cancellationToken))[0];
        if (summary.NetTotal.Currency is var reporting && reporting != currency && reporting != CurrencyCode.None)
        {
            return new(default, default, InvalidValue.At(
                $"The margin is known in {reporting}, the offer is in {currency}; give it in {reporting}.", "currency"));
        }

        var margin = summary.Margin ?? Money.OfMinorUnits(0, currency);
        return new(ComplaintRules.OfferLimit(margin, options.OfferShareOfMargin), margin, null);
    }
}
