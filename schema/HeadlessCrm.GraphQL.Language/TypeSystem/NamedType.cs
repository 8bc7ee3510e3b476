using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>A type with a name. Named types of one schema are the same when they are the same object.</summary>
public abstract class NamedType(string name) : SchemaType
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description in CommonMark, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>The definition the type was built from; null for built-in types.</summary>
    public TypeDefinitionNode? Definition { get; internal set; }

    /// <summary>The extensions merged into the type, in order.</summary>
    public ImmutableArray<TypeExtensionNode> Extensions { get; internal set; } = [];

    /// <summary>The directives applied to the definition and its extensions, in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An object, interface or union: what a selection set can be put on.</summary>
public abstract class CompositeType(string name) : NamedType(name);

/// <summary>An object or an interface: what has fields.</summary>
public abstract class FieldsType(string name) : CompositeType(name)
{
    private Dictionary<string, FieldDefinition>? byName;

    /// <summary>The fields, in source order. Introspection meta-fields are not among them.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; internal set; } = [];

    /// <summary>The interfaces declared, in source order.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>What the source names as interfaces; in an invalid schema some are no interfaces.</summary>
    internal ImmutableArray<NamedType> DeclaredInterfaces { get; set; } = [];

    /// <summary>The field of a name, or null. Meta-fields are found by <see cref="Schema.GetField"/>.</summary>
    public FieldDefinition? GetField(string name) =>
        (byName ??= NamedMembers.Index(Fields, field => field.Name)).TryGetValue(name, out var field) ? field : null;
}

/// <summary>A leaf whose values are coerced by a scalar of the host.</summary>
public sealed class ScalarType(string name) : NamedType(name)
{
    /// <summary>The URL of the scalar's specification (<c>@specifiedBy</c>), or null.</summary>
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>Whether it is one of Int, Float, String, Boolean and ID.</summary>
    public bool IsBuiltIn { get; internal set; }
}

/// <summary>An object type.</summary>
public sealed class ObjectType(string name) : FieldsType(name);

/// <summary>An interface type.</summary>
public sealed class InterfaceType(string name) : FieldsType(name);

/// <summary>A union.</summary>
public sealed class UnionType(string name) : CompositeType(name)
{
    /// <summary>The member types, in source order.</summary>
    public ImmutableArray<ObjectType> Members { get; internal set; } = [];

    /// <summary>What the source names as members; in an invalid schema some are no object types.</summary>
    internal ImmutableArray<NamedType> DeclaredMembers { get; set; } = [];
}

/// <summary>An enum.</summary>
public sealed class EnumType(string name) : NamedType(name)
{
    private Dictionary<string, EnumValueDefinition>? byName;

    /// <summary>The values, in source order.</summary>
    public ImmutableArray<EnumValueDefinition> Values { get; internal set; } = [];

    /// <summary>The value of a name, or null.</summary>
    public EnumValueDefinition? GetValue(string name) =>
        (byName ??= NamedMembers.Index(Values, value => value.Name)).TryGetValue(name, out var value) ? value : null;
}

/// <summary>An input object.</summary>
public sealed class InputObjectType(string name) : NamedType(name)
{
    private Dictionary<string, InputValueDefinition>? byName;

    /// <summary>The input fields, in source order.</summary>
    public ImmutableArray<InputValueDefinition> Fields { get; internal set; } = [];

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>The field of a name, or null.</summary>
    public InputValueDefinition? GetField(string name) =>
        (byName ??= NamedMembers.Index(Fields, field => field.Name)).TryGetValue(name, out var field) ? field : null;
}
