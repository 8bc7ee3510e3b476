using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers;

/// <summary>
/// What a customer's surviving (not reversed) transactions come to as of now: a projection that lists are filtered and
/// ordered by.
/// </summary>
/// <param name="TransactionCount">How many, in any currency.</param>
/// <param name="TotalSpend">The sum of their nets in the reporting currency; other currencies are left out.</param>
/// <param name="FirstPurchaseAt">The first one's time; null: none.</param>
/// <param name="LastPurchaseAt">The last one's time; null: none.</param>
public sealed record CustomerPurchaseProfile(
    int TransactionCount, decimal TotalSpend, DateTimeOffset? FirstPurchaseAt, DateTimeOffset? LastPurchaseAt)
{
    /// <summary>The name of the consumer of the feed that keeps profiles.</summary>
    public const string Projection = "purchase-profile";

    /// <summary>The profile of a customer without transactions.</summary>
    public static CustomerPurchaseProfile Empty { get; } = new(0, 0, null, null);

    /// <summary>Whether a list of customers is filtered or ordered by profiles.</summary>
    public static bool IsNeededFor(PageRequest<CustomerOrderField> request) =>
        IsNeededFor(request.Where) || request.Order.Any(term => term.Field
            is CustomerOrderField.TotalSpend or CustomerOrderField.LastPurchaseAt or CustomerOrderField.TransactionCount);

    private static bool IsNeededFor(Filter? where) => where switch
    {
        Filter.And and => and.Operands.Any(IsNeededFor),
        Filter.Or or => or.Operands.Any(IsNeededFor),
        Filter.Not not => IsNeededFor(not.Operand),
        Filter.Comparison comparison => CustomerFilterFields.OfProfile.Contains(comparison.Field),
        _ => false,
    };
}
