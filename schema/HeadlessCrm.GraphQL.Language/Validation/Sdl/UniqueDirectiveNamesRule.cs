using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Each directive is defined once.</summary>
internal sealed class UniqueDirectiveNamesRule(SdlValidationContext context) : SdlRule(context)
{
    private readonly Dictionary<string, NameNode> known = new(StringComparer.Ordinal);

    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.DirectiveDefinition;

    public override void Enter(SyntaxNode node)
    {
        var name = ((DirectiveDefinitionNode)node).Name;
        if (Context.Schema?.GetDirective(name.Value) is not null)
        {
            Report($"Directive \"@{name.Value}\" already exists in the schema. It cannot be redefined.", name);
        }
        else if (known.TryGetValue(name.Value, out var earlier))
        {
            Report($"There can be only one directive named \"@{name.Value}\".", earlier, name);
        }
        else
        {
            known[name.Value] = name;
        }
    }
}
