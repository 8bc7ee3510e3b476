namespace HeadlessCrm.GraphQL.Binding;

/// <summary>
/// Marks a static class whose public methods answer fields of an object type: the method's name, in camelCase and without
/// <c>Async</c>, is the field's.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResolversOfAttribute(string typeName) : Attribute
{
    /// <summary>The object type's name in the schema.</summary>
    public string TypeName { get; } = typeName;
}
