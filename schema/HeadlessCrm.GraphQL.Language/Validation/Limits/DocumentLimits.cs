namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>
/// Limits on the shape of a document. Each is its own rule and off when null; all together cost one walk that is linear
/// in the document, before any other rule runs. When one is exceeded nothing else is validated.
/// </summary>
public sealed class DocumentLimits
{
    private DocumentLimit[]? active;

    /// <summary>How deep fields may be nested, fragments followed; the fields of the root are at depth 1.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>How many aliases the document may have.</summary>
    public int? MaxAliases { get; init; }

    /// <summary>How many fields an operation may select at its root, fragments followed.</summary>
    public int? MaxRootFields { get; init; }

    /// <summary>How many directives the document may apply.</summary>
    public int? MaxDirectives { get; init; }

    /// <summary>
    /// How many times an operation may visit a fragment, counting again at each place and below each other.
    /// </summary>
    public int? MaxFragmentVisits { get; init; }

    /// <summary>How deep fields may be nested below <c>__schema</c> and <c>__type</c>, which are at depth 1.</summary>
    public int? MaxIntrospectionDepth { get; init; }

    internal DocumentLimit[] Active => active ??=
    [
        .. new DocumentLimit?[]
        {
            MaxDepth is { } depth ? new MaxDepthLimit(depth) : null,
            MaxAliases is { } aliases ? new MaxAliasesLimit(aliases) : null,
            MaxRootFields is { } rootFields ? new MaxRootFieldsLimit(rootFields) : null,
            MaxDirectives is { } directives ? new MaxDirectivesLimit(directives) : null,
            MaxFragmentVisits is { } visits ? new MaxFragmentVisitsLimit(visits) : null,
            MaxIntrospectionDepth is { } introspection ? new MaxIntrospectionDepthLimit(introspection) : null,
        }.OfType<DocumentLimit>(),
    ];
}
