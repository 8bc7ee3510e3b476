namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>The kinds of types a schema can have.</summary>
internal enum GeneratedKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    Input,
}

/// <summary>A type of a generated schema, kept beside its SDL so that documents can be generated for it.</summary>
internal sealed class GeneratedType(GeneratedKind kind, string name)
{
    public GeneratedKind Kind { get; } = kind;

    public string Name { get; } = name;

    /// <summary>Fields of an object or interface.</summary>
    public List<GeneratedField> Fields { get; } = [];

    /// <summary>Fields of an input object.</summary>
    public List<GeneratedInput> Inputs { get; } = [];

    /// <summary>Interfaces implemented, with those they implement themselves.</summary>
    public List<GeneratedType> Interfaces { get; } = [];

    /// <summary>Members of a union.</summary>
    public List<GeneratedType> Members { get; } = [];

    /// <summary>Values of an enum.</summary>
    public List<string> Values { get; } = [];

    /// <summary>Whether exactly one field of the input object must be given.</summary>
    public bool OneOf { get; init; }

    public bool IsComposite => Kind is GeneratedKind.Object or GeneratedKind.Interface or GeneratedKind.Union;
}

/// <summary>A field of an object or interface.</summary>
internal sealed record GeneratedField(string Name, GeneratedReference Type, IReadOnlyList<GeneratedInput> Arguments);

/// <summary>An argument or input field; the default is the text of a constant value, or null.</summary>
internal sealed record GeneratedInput(string Name, GeneratedReference Type, string? Default)
{
    public bool IsRequired => Type.NonNull && Default is null;
}

/// <summary>A directive a schema defines.</summary>
internal sealed record GeneratedDirective(
    string Name, IReadOnlyList<GeneratedInput> Arguments, IReadOnlyList<string> Locations, bool Repeatable);

/// <summary>A reference to a type: a name, or a list of another reference.</summary>
internal sealed record GeneratedReference(GeneratedType? Named, GeneratedReference? Item, bool NonNull)
{
    /// <summary>The type inside all lists.</summary>
    public GeneratedType Innermost => Named ?? Item!.Innermost;

    public override string ToString() => (Item is null ? Named!.Name : $"[{Item}]") + (NonNull ? "!" : "");
}
