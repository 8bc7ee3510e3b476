namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>A rule by its name, and how an instance for one validation is made.</summary>
/// <param name="name">The name, by which <see cref="ValidationOptions.Rules"/> picks rules.</param>
/// <param name="create">Makes a fresh instance.</param>
public sealed class ValidationRuleDefinition(string name, Func<ValidationRule> create)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Makes a fresh instance.</summary>
    public ValidationRule Create() => create();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
