using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Types that are named exist (section 5.5.1.2 and others).</summary>
internal sealed class KnownTypeNamesRule : ValidationRule
{
    private static readonly HashSet<string> StandardNames = new(
        [.. BuiltInScalars.All.Select(type => type.Name), .. IntrospectionTypes.All.Select(type => type.Name)],
        StringComparer.Ordinal);

    private HashSet<string>? definedNames;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.NamedType];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var name = ((NamedTypeNode)node).Name.Value;
        if (context.Schema.GetType(name) is not null)
        {
            return true;
        }

        definedNames ??= new HashSet<string>(
            context.Document.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value),
            StringComparer.Ordinal);
        var inTypeSystem = context.Position.Definition is TypeSystemDefinitionNode;
        if (definedNames.Contains(name) || (inTypeSystem && StandardNames.Contains(name)))
        {
            return true;
        }

        var known = context.Schema.Types.Select(type => type.Name).Concat(definedNames);
        var suggestion = context.DidYouMean(name, inTypeSystem ? StandardNames.Concat(known) : known);
        context.Report($"Unknown type \"{name}\"." + suggestion, node);
        return true;
    }
}
