using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Storage.EntityFramework.Customers;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>A customer as the store has it, or will have it when the batch is written.</summary>
internal sealed class KnownCustomer(Customer customer, bool isNew)
{
    private readonly HashSet<(Channel, string)> contacts = [];
    private int nextOrdinal;

    public Customer Customer { get; private set; } = customer;

    /// <summary>Whether the batch at hand brings it.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether the batch at hand changes it.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The contact points the batch at hand adds.</summary>
    public List<ContactPointRow> NewContacts { get; } = [];

    /// <summary>Takes note of a contact point that is stored; call it in their order.</summary>
    public void Know(Channel channel, string value, int ordinal)
    {
        contacts.Add((channel, value));
        nextOrdinal = ordinal + 1;
    }

    /// <summary>Adds the contact points not there yet; answers whether there were any.</summary>
    public bool Add(IReadOnlyList<ContactPoint>? points)
    {
        var isAny = false;
        foreach (var point in points ?? [])
        {
            if (contacts.Add((point.Channel, point.Value)))
            {
                NewContacts.Add(EfCustomerStore.RowOf(Customer.Id, nextOrdinal++, point));
                isAny = true;
            }
        }

        return isAny;
    }

    public void Change(Customer changed)
    {
        IsChanged = true;
        Customer = changed;
    }
}
