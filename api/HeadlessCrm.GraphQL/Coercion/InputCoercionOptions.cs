namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Limits and wording of the coercion of variables.</summary>
public sealed record InputCoercionOptions
{
    /// <summary>The defaults.</summary>
    public static InputCoercionOptions Default { get; } = new();

    /// <summary>How many errors about variables one response may list before coercion stops.</summary>
    public int MaxErrors { get; init; } = 50;

    /// <summary>Whether messages leave out "Did you mean …", so that names of the schema are not given away.</summary>
    public bool HideSuggestions { get; init; }

    /// <summary>
    /// How deep the JSON of the variables may nest, in arrays and objects; the variables object itself counts as one.
    /// </summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>
    /// How many values (list elements, object fields, leaves) the variables of one request may hold altogether.
    /// </summary>
    public int MaxValues { get; init; } = 250_000;
}
