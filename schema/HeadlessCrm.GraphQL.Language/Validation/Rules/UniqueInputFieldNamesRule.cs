using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>No field of an input object is given twice (section 5.6.3).</summary>
internal sealed class UniqueInputFieldNamesRule : ValidationRule
{
    private Stack<Dictionary<string, NameNode>?>? around;
    private Dictionary<string, NameNode>? known;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.ObjectValue, SyntaxKind.ObjectField];

    public override IReadOnlyList<SyntaxKind> Leaves => [SyntaxKind.ObjectValue];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (node is ObjectValueNode literal)
        {
            (around ??= []).Push(known);
            known = literal.Fields.Length > 1 ? new Dictionary<string, NameNode>(StringComparer.Ordinal) : null;
        }
        else if (known is not null)
        {
            var name = ((ObjectFieldNode)node).Name;
            if (known.TryGetValue(name.Value, out var first))
            {
                context.Report($"There can be only one input field named \"{name.Value}\".", first, name);
            }
            else
            {
                known.Add(name.Value, name);
            }
        }

        return true;
    }

    public override void Leave(ValidationContext context, SyntaxNode node) => known = around!.Pop();
}
