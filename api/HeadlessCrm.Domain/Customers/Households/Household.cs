using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Households;

/// <summary>People who live together, or a family of several such households.</summary>
public sealed record Household
{
    /// <summary>The most persons that one household may have.</summary>
    public const int MaxMembers = 100;

    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The household it is part of; null: none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>
/// The last word on where a person lives. A customer that others were merged into lives where the last word of all of them says,
/// so it is never in two households, and each has its own word back when they part.
/// </summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="CustomerId">The person.</param>
/// <param name="IsHead">Whether the person was named its head.</param>
/// <param name="Since">Since when.</param>
/// <param name="Position">Rises with every word on any of the persons of one customer; the head is the last one named.</param>
public sealed record HouseholdMember(Guid HouseholdId, Guid CustomerId, bool IsHead, DateTimeOffset Since, long Position)
{
    /// <summary>The head among the members of one household: whoever was named last; null: nobody.</summary>
    public static HouseholdMember? HeadOf(IEnumerable<HouseholdMember> members) =>
        members.Where(member => member.IsHead).MaxBy(member => (member.Position, member.CustomerId));
}

/// <summary>What households can be ordered by.</summary>
public enum HouseholdOrderField
{
    /// <summary>When they were recorded.</summary>
    CreatedAt,

    /// <summary>The name, by code point.</summary>
    Name,
}

/// <summary>What filters over households may name.</summary>
public static class HouseholdFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Household"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Household",
        [
            FilterField.Of<Household>("id", FieldType.Id, household => household.Id),
            FilterField.Of<Household>("name", FieldType.Text, household => household.Name),
            FilterField.Of<Household>("parentId", FieldType.Id, household => household.ParentId),
        ]);
}
