namespace HeadlessCrm.Domain;

/// <summary>The key another system knows an entity by.</summary>
/// <param name="System">The system's short name, such as <c>dms-lima</c>; at most 64 characters.</param>
/// <param name="Id">The key in that system, taken literally; at most 200 characters.</param>
public readonly record struct ExternalReference(string System, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{System}/{Id}";
}
