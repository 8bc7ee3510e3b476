namespace HeadlessCrm.Domain.Commerce.Quotes;

/// <summary>The quote that a command names by an id or by a key of another system.</summary>
internal static class NamedQuote
{
    /// <summary>Finds it, or says why there is none; neither when none is named.</summary>
    /// <param name="quotes">Where quotes are kept.</param>
    /// <param name="id">The id; null: named by the reference.</param>
    /// <param name="reference">The key of another system; null: none.</param>
    /// <param name="referenceField">What the field of the reference is called.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<(Quote? Quote, DomainError? Refusal)> FindAsync(
        IQuoteStore quotes, Guid? id, ExternalReference? reference, string referenceField, CancellationToken cancellationToken)
    {
        if (id is { } given)
        {
            return (await quotes.GetAsync([given], cancellationToken))[0] is { } found
                ? (found, null)
                : (null, new QuoteNotFound(given.ToString()) { Path = ["quoteId"] });
        }

        if (reference is not { } key)
        {
            return (null, null);
        }

        return (await quotes.FindByExternalReferencesAsync([key], cancellationToken))[0] is { } known
            ? (known, null)
            : (null, new QuoteNotFound(key.ToString()) { Path = [referenceField] });
    }
}
