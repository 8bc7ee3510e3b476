namespace HeadlessCrm.Domain.Customers;

/// <summary>Finds customers that must be of a kind.</summary>
internal static class CustomerKindRules
{
    /// <summary>The customer of an id, or why it will not do.</summary>
    public static async Task<(Customer? Customer, DomainError? Refusal)> FindAsync(
        this ICustomerStore customers, Guid id, CustomerKind kind, string path, CancellationToken cancellationToken)
    {
        var found = (await customers.GetAsync([id], cancellationToken))[0];
        if (found is null)
        {
            return (null, new CustomerNotFound(id.ToString()) { Path = [path] });
        }

        return found.Kind == kind
            ? (found, null)
            : (null, InvalidValue.At(
                kind == CustomerKind.Company
                    ? $"The customer \"{found.DisplayName}\" is a person; name a company."
                    : $"The customer \"{found.DisplayName}\" is a company; name a person.",
                path));
    }
}
