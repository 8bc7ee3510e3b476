using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDefinition(string name)
{
    private Dictionary<string, InputValueDefinition>? byName;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type that declares the field; null for a meta-field.</summary>
    public FieldsType? DeclaringType { get; internal set; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>The field's type.</summary>
    public SchemaType Type { get; internal set; } = null!;

    /// <summary>The arguments, in source order.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; internal set; } = [];

    /// <summary>Why the field is deprecated, or null when it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>The directives applied, in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>The definition the field was built from, or null.</summary>
    public FieldDefinitionNode? Definition { get; internal set; }

    /// <summary>
    /// The schema coordinate, <c>Type.field</c>; <c>&lt;meta&gt;.__typename</c> and the like for meta-fields.
    /// </summary>
    public string Coordinate => $"{DeclaringType?.Name ?? "<meta>"}.{Name}";

    /// <summary>The argument of a name, or null.</summary>
    public InputValueDefinition? GetArgument(string name) =>
        (byName ??= NamedMembers.Index(Arguments, argument => argument.Name)).TryGetValue(name, out var found)
            ? found
            : null;

    /// <summary>The coordinate.</summary>
    public override string ToString() => Coordinate;
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition(string name)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>The type.</summary>
    public SchemaType Type { get; internal set; } = null!;

    /// <summary>The constant literal used when no value is given, or null when there is none.</summary>
    public ValueNode? DefaultValue { get; internal set; }

    /// <summary>Why it is deprecated, or null when it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>The directives applied, in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>The definition it was built from, or null.</summary>
    public InputValueDefinitionNode? Definition { get; internal set; }

    /// <summary>The field it is an argument of, or null.</summary>
    public FieldDefinition? DeclaringField { get; internal set; }

    /// <summary>The directive it is an argument of, or null.</summary>
    public DirectiveDefinition? DeclaringDirective { get; internal set; }

    /// <summary>The input object it is a field of, or null.</summary>
    public InputObjectType? DeclaringType { get; internal set; }

    /// <summary>
    /// The schema coordinate: <c>Type.field(argument:)</c>, <c>@directive(argument:)</c> or <c>InputObject.field</c>.
    /// </summary>
    public string Coordinate => DeclaringType is not null
        ? $"{DeclaringType.Name}.{Name}"
        : $"{DeclaringField?.Coordinate ?? DeclaringDirective?.Coordinate}({Name}:)";

    /// <summary>Whether a value must be given: a non-null type without a default.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;

    /// <summary>The coordinate.</summary>
    public override string ToString() => Coordinate;
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinition(string name)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>Why it is deprecated, or null when it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>The directives applied, in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>The definition it was built from, or null.</summary>
    public EnumValueDefinitionNode? Definition { get; internal set; }

    /// <summary>The enum that declares the value.</summary>
    public EnumType? DeclaringType { get; internal set; }

    /// <summary>The schema coordinate, <c>Enum.VALUE</c>.</summary>
    public string Coordinate => $"{DeclaringType?.Name}.{Name}";

    /// <summary>The coordinate.</summary>
    public override string ToString() => Coordinate;
}

/// <summary>A directive that documents of the schema may use.</summary>
public sealed class DirectiveDefinition(string name)
{
    private Dictionary<string, InputValueDefinition>? byName;

    /// <summary>The name, without the @.</summary>
    public string Name { get; } = name;

    /// <summary>The description, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>The arguments, in source order.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; internal set; } = [];

    /// <summary>Whether it may be applied more than once at one place.</summary>
    public bool IsRepeatable { get; internal set; }

    /// <summary>
    /// Where it may be applied, by the specification's names (<c>FIELD</c>, <c>OBJECT</c>, …), in source order.
    /// </summary>
    public ImmutableArray<string> Locations { get; internal set; } = [];

    /// <summary>Why it is deprecated, or null when it is not (September 2026 edition).</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Whether the specification defines it.</summary>
    public bool IsBuiltIn { get; internal set; }

    /// <summary>The directives applied to the definition, in order (September 2026 edition).</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>The definition it was built from; null for built-in directives.</summary>
    public DirectiveDefinitionNode? Definition { get; internal set; }

    /// <summary>The extensions merged into it, in order.</summary>
    public ImmutableArray<DirectiveExtensionNode> Extensions { get; internal set; } = [];

    /// <summary>The schema coordinate, <c>@name</c>.</summary>
    public string Coordinate => $"@{Name}";

    /// <summary>The argument of a name, or null.</summary>
    public InputValueDefinition? GetArgument(string name) =>
        (byName ??= NamedMembers.Index(Arguments, argument => argument.Name)).TryGetValue(name, out var found)
            ? found
            : null;

    /// <summary>The coordinate.</summary>
    public override string ToString() => Coordinate;
}
