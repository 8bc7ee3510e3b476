using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>
/// The directives a document may use: the schema's, and those the document itself defines, which come first.
/// </summary>
internal sealed class DirectivesInScope
{
    private readonly Schema schema;
    private readonly Dictionary<string, DirectiveDefinitionNode>? defined;

    public DirectivesInScope(ValidationContext context)
    {
        schema = context.Schema;
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is DirectiveDefinitionNode directive)
            {
                defined ??= new Dictionary<string, DirectiveDefinitionNode>(StringComparer.Ordinal);
                defined[directive.Name.Value] = directive;
            }
        }
    }

    /// <summary>Whether a directive may stand at a location; null when there is no such directive.</summary>
    public bool? IsAllowedAt(string name, string location)
    {
        if (FindDefined(name) is not { } node)
        {
            return schema.GetDirective(name)?.Locations.Contains(location);
        }

        return node.Locations.Any(allowed => allowed.Value == location);
    }

    /// <summary>Whether a directive may stand only once at a place; false when there is no such directive.</summary>
    public bool IsUnique(string name) => FindDefined(name) is { } node
        ? !node.Repeatable
        : schema.GetDirective(name) is { IsRepeatable: false };

    /// <summary>The definition of a directive in the document itself, or null.</summary>
    public DirectiveDefinitionNode? FindDefined(string name) =>
        defined is not null && defined.TryGetValue(name, out var node) ? node : null;
}
