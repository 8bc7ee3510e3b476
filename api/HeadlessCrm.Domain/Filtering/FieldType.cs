namespace HeadlessCrm.Domain.Filtering;

/// <summary>The scalar type of a filterable field.</summary>
public enum FieldType
{
    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="int"/> or <see cref="long"/>.</summary>
    Integer,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="DateTimeOffset"/>.</summary>
    Instant,

    /// <summary><see cref="Guid"/>.</summary>
    Id,

    /// <summary>A member of the declared enum.</summary>
    Enumeration,
}
