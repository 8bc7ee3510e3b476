namespace HeadlessCrm.Domain.Customers;

/// <summary>
/// The customer that a fact comes to: a key is posted for whoever it was given to, also when that customer is part of another
/// by now.
/// </summary>
/// <param name="Customer">The customer as it is now; null: there is none.</param>
/// <param name="PostedFor">The customer the fact is posted for: that one, or one merged into it.</param>
/// <param name="Refusal">Why there is none; null: there is one.</param>
internal readonly record struct PostedCustomer(Customer? Customer, Guid PostedFor, DomainError? Refusal)
{
    /// <summary>Why a customer is not named well: by an id or by a key of another system, not both.</summary>
    public static void Check(Guid? id, ExternalReference? reference, List<DomainError> errors)
    {
        if (id is null == reference is null)
        {
            errors.Add(InvalidValue.At("Name the customer either by id or by external reference.", "customerId"));
        }

        ReferenceRules.Check(reference, errors, "customerExternalRef");
    }

    /// <summary>Finds it by an id or by a key of another system, which comes first.</summary>
    public static async Task<PostedCustomer> FindAsync(
        ICustomerStore customers, Guid? id, ExternalReference? reference, CancellationToken cancellationToken)
    {
        if (reference is { } key)
        {
            id = (await customers.FindPostedForAsync([key], cancellationToken))[0];
            if (id is null)
            {
                return new(null, default, new CustomerNotFound(key.ToString()) { Path = ["customerExternalRef"] });
            }
        }

        var postedFor = id!.Value;
        return (await customers.GetAsync([postedFor], cancellationToken))[0] is { } found
            ? new(found, postedFor, null)
            : new(null, postedFor, new CustomerNotFound(postedFor.ToString()) { Path = ["customerId"] });
    }
}
