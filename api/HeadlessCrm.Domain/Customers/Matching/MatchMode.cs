using System.Collections.Frozen;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What matching may do with a record that arrives and that no key finds a customer of.</summary>
public enum MatchMode
{
    /// <summary>Nothing: it is a new customer.</summary>
    Off,

    /// <summary>It is a new customer, and whoever it may be is left to a person to decide.</summary>
    Review,

    /// <summary>When it is sure enough, the new customer becomes part of the known one; else as <see cref="Review"/>.</summary>
    Link,
}

/// <summary>What matching does where a caller does not say.</summary>
/// <param name="Default">With records of systems that are not named.</param>
/// <param name="Systems">By system; what is entered here is the system <c>headlesscrm</c>.</param>
public sealed record MatchingSettings(MatchMode Default, FrozenDictionary<string, MatchMode> Systems)
{
    /// <summary>Nothing is matched unless a caller asks for it.</summary>
    public static MatchingSettings Off { get; } = new(MatchMode.Off, FrozenDictionary<string, MatchMode>.Empty);

    /// <summary>The mode for a record of a system.</summary>
    public MatchMode ModeOf(string system) => Systems.GetValueOrDefault(system, Default);
}
