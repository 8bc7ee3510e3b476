using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Requirements;

/// <summary>Something the business wants to know of its customers, and what for. What has no purpose is not asked.</summary>
public sealed record DataRequirement
{
    /// <summary>
    /// The field: of the golden record, such as <c>birthDate</c>; a contact point by its way, such as <c>contactPoint:EMAIL</c>; or a
    /// preference by its topic, such as <c>preference:colour</c>.
    /// </summary>
    public required string Field { get; init; }

    /// <summary>What it is needed for.</summary>
    public required string Purpose { get; init; }

    /// <summary>What an answer is worth, in a unit of the business's own; more than 0.</summary>
    public required decimal Value { get; init; }

    /// <summary>How to ask, in the words of the business; null: by the field's name.</summary>
    public string? Question { get; init; }

    /// <summary>After how many days an answer must be asked again; null: never.</summary>
    public int? StaleAfterDays { get; init; }

    /// <summary>Of whom it is wanted; null: of persons and companies.</summary>
    public CustomerKind? AppliesTo { get; init; }

    /// <summary>Where it is asked, and how often it is answered there. Elsewhere it is not asked.</summary>
    public required IReadOnlyList<AnswerChance> Touchpoints { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often a question is answered at a touchpoint; 0: it is not asked there.</summary>
    public decimal ChanceAt(TouchpointKind touchpoint) =>
        Touchpoints.FirstOrDefault(one => one.Touchpoint == touchpoint)?.Chance ?? 0;
}

/// <summary>How often a question is answered at a touchpoint.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Chance">From above 0 to 1.</param>
public sealed record AnswerChance(TouchpointKind Touchpoint, decimal Chance);

/// <summary>Keeps what the business wants to know. There is little of it, so it is read whole.</summary>
public interface IDataRequirementStore
{
    /// <summary>All requirements, by field.</summary>
    Task<IReadOnlyList<DataRequirement>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes a requirement with its idempotency entry; false when somebody came between.</summary>
    Task<bool> SaveAsync(
        DataRequirement requirement, Idempotency.IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>Takes a requirement away; false when there is none of the field.</summary>
    Task<bool> DeleteAsync(string field, CancellationToken cancellationToken);
}
