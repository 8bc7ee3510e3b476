namespace HeadlessCrm.Domain;

/// <summary>
/// An expected refusal: part of an answer, never thrown. Each kind is a record of its own with a constant code;
/// whoever publishes it uses the record's name and code unchanged.
/// </summary>
/// <param name="Message">What was wrong, the offending value, and what to do; English.</param>
public abstract record DomainError(string Message)
{
    /// <summary>A constant in SCREAMING_SNAKE that programs may branch on.</summary>
    public abstract string Code { get; }

    /// <summary>Where in the command the fault lies, outermost name first; empty when it concerns the whole.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];
}
