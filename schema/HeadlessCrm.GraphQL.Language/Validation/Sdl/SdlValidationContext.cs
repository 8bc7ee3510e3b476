using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>What the rules share while one document is walked.</summary>
internal sealed class SdlValidationContext(DocumentNode document, Schema? schema)
{
    private const int MaxErrors = 1000;

    // Each unknown name is measured against all names there are; in total no more often than this, so that thousands of
    // mistakes in a large document stay cheap. Errors after that come without a suggestion.
    private const int MaxMeasuredNames = 50_000;

    private readonly List<GraphQLError> errors = [];
    private readonly List<SyntaxNode> ancestors = [];
    private Dictionary<string, DirectiveSignature>? directives;
    private HashSet<string>? definedTypeNames;
    private int measuredNames;

    public DocumentNode Document { get; } = document;

    /// <summary>The schema that is extended, or null.</summary>
    public Schema? Schema { get; } = schema;

    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Whether there are so many errors that the walk should end.</summary>
    public bool IsAborted => errors.Count > MaxErrors;

    /// <summary>Names of the types the document defines.</summary>
    public HashSet<string> DefinedTypeNames => definedTypeNames ??= new HashSet<string>(
        Document.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value), StringComparer.Ordinal);

    /// <summary>Directives that may be used, by name: the schema's or the built-in ones, then the document's.</summary>
    public Dictionary<string, DirectiveSignature> Directives => directives ??= FindDirectives();

    /// <summary>The node at the top level of the document that is being walked.</summary>
    public SyntaxNode? Definition => ancestors.Count > 1 ? ancestors[1] : null;

    /// <summary>An ancestor of the node that is shown to a rule: 0 is its parent.</summary>
    public SyntaxNode? Ancestor(int distance) =>
        distance < ancestors.Count ? ancestors[ancestors.Count - 1 - distance] : null;

    public void Push(SyntaxNode node) => ancestors.Add(node);

    public void Pop() => ancestors.RemoveAt(ancestors.Count - 1);

    public void Report(GraphQLError error)
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(error);
        }
        else if (!IsAborted)
        {
            errors.Add(new GraphQLError("Too many validation errors, error limit reached. Validation aborted."));
        }
    }

    /// <summary>The "Did you mean" sentence, or an empty string.</summary>
    public string DidYouMean(string name, IReadOnlyCollection<string> options)
    {
        measuredNames += options.Count;
        return measuredNames <= MaxMeasuredNames || measuredNames == options.Count
            ? Suggestions.DidYouMean(name, options)
            : string.Empty;
    }

    private Dictionary<string, DirectiveSignature> FindDirectives()
    {
        var found = new Dictionary<string, DirectiveSignature>(StringComparer.Ordinal);
        foreach (var directive in Schema?.Directives ?? BuiltInDirectives.All)
        {
            found[directive.Name] = DirectiveSignature.Of(directive);
        }

        foreach (var directive in Document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            found[directive.Name.Value] = DirectiveSignature.Of(directive);
        }

        return found;
    }
}
