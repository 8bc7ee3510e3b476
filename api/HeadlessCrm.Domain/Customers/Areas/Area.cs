using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Areas;

/// <summary>The key of an area: the coding system and the code in it.</summary>
/// <param name="Coding">The coding system's short name, such as <c>ubigeo</c>.</param>
/// <param name="Code">The code, such as <c>150101</c>.</param>
public sealed record AreaKey(string Coding, string Code)
{
    /// <summary>The key that a text says, such as <c>ubigeo:150101</c>; null: it is none.</summary>
    public static AreaKey? Parse(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && colon < text!.Length - 1 ? new AreaKey(text[..colon], text[(colon + 1)..]) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Coding}:{Code}";
}

/// <summary>A part of the world as a coding system sees it, part of a larger one.</summary>
public sealed record Area
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The coding system's short name.</summary>
    public required string Coding { get; init; }

    /// <summary>The code in that system; unique there.</summary>
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The area it is part of; null: none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its key.</summary>
    [JsonIgnore]
    public AreaKey Key => new(Coding, Code);
}

/// <summary>What areas can be ordered by.</summary>
public enum AreaOrderField
{
    /// <summary>The code, by code point.</summary>
    Code,

    /// <summary>The name, by code point.</summary>
    Name,
}

/// <summary>What filters over areas may name.</summary>
public static class AreaFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Area"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Area",
        [
            FilterField.Of<Area>("coding", FieldType.Text, area => area.Coding),
            FilterField.Of<Area>("code", FieldType.Text, area => area.Code),
            FilterField.Of<Area>("name", FieldType.Text, area => area.Name),
            FilterField.Of<Area>("isTop", FieldType.Boolean, area => area.ParentId is null),
        ]);
}
