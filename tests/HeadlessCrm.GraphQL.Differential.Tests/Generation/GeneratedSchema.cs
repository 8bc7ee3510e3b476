namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>A generated schema: its SDL, and what the SDL says as data.</summary>
internal sealed class GeneratedSchema
{
    public required string Sdl { get; init; }

    public required IReadOnlyList<GeneratedType> Types { get; init; }

    public required IReadOnlyList<GeneratedDirective> Directives { get; init; }

    /// <summary>The root types by operation; the first is that of queries.</summary>
    public required IReadOnlyList<(string Operation, GeneratedType Type)> Roots { get; init; }

    /// <summary>The object types a value of a composite type can have.</summary>
    public IReadOnlyList<GeneratedType> PossibleTypes(GeneratedType type) => type.Kind switch
    {
        GeneratedKind.Union => type.Members,
        GeneratedKind.Interface =>
            [.. Types.Where(other => other.Kind == GeneratedKind.Object && other.Interfaces.Contains(type))],
        _ => [type],
    };

    /// <summary>Composite types that share a possible type with the given one, itself included.</summary>
    public IReadOnlyList<GeneratedType> Overlapping(GeneratedType type)
    {
        var possible = PossibleTypes(type);
        return [.. Types.Where(other => other.IsComposite && (other == type || PossibleTypes(other).Any(possible.Contains)))];
    }

    /// <summary>All names of the schema, for mutations that should hit something that exists.</summary>
    public IReadOnlyList<string> Names() =>
    [
        .. Types.Select(type => type.Name)
            .Concat(Types.SelectMany(type => type.Fields).Select(field => field.Name))
            .Concat(Types.SelectMany(type => type.Fields).SelectMany(field => field.Arguments).Select(argument => argument.Name))
            .Concat(Types.SelectMany(type => type.Inputs).Select(input => input.Name))
            .Concat(Types.SelectMany(type => type.Values))
            .Concat(Directives.Select(directive => directive.Name))
            .Distinct(),
    ];
}
