using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Each field of an input object literal is given once.</summary>
internal sealed class UniqueInputFieldNamesRule(SdlValidationContext context) : SdlRule(context)
{
    private readonly Stack<Dictionary<string, NameNode>> known = new();

    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.ObjectValue or SyntaxKind.ObjectField;

    public override void Enter(SyntaxNode node)
    {
        if (node is not ObjectFieldNode field)
        {
            known.Push(new Dictionary<string, NameNode>(StringComparer.Ordinal));
        }
        else if (known.Peek().TryGetValue(field.Name.Value, out var earlier))
        {
            Report($"There can be only one input field named \"{field.Name.Value}\".", earlier, field.Name);
        }
        else
        {
            known.Peek()[field.Name.Value] = field.Name;
        }
    }

    public override void Leave(SyntaxNode node)
    {
        if (node is ObjectValueNode)
        {
            known.Pop();
        }
    }
}
