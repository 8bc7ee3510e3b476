using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>The one walk over a document that calls all rules side by side.</summary>
internal sealed class RuleWalker : TypedWalker
{
    private readonly int[][] enters;
    private readonly int[][] leaves;
    private readonly ValidationRule[] rules;

    // By rule: the node whose children the rule left out, while the walk is below it.
    private readonly SyntaxNode?[] leftOut;
    private readonly ValidationContext context;
    private int leftOutCount;

    public RuleWalker(ValidationContext context, RuleSet ruleSet)
        : base(context.Schema, context.Fragments)
    {
        this.context = context;
        enters = ruleSet.Enters;
        leaves = ruleSet.Leaves;
        rules = ruleSet.CreateRules();
        leftOut = new SyntaxNode?[rules.Length];
        context.Position = Position;
    }

    public void Walk() => WalkDocument(context.Document);

    protected override bool Enter(SyntaxKind kind, SyntaxNode node)
    {
        foreach (var index in enters[(int)kind])
        {
            if (leftOut[index] is null && !rules[index].Enter(context, node))
            {
                leftOut[index] = node;
                leftOutCount++;
            }
        }

        return true;
    }

    protected override void Leave(SyntaxKind kind, SyntaxNode node)
    {
        foreach (var index in leaves[(int)kind])
        {
            if (leftOut[index] is null)
            {
                rules[index].Leave(context, node);
            }
        }

        if (leftOutCount > 0)
        {
            EndLeavingOut(node);
        }
    }

    private void EndLeavingOut(SyntaxNode node)
    {
        for (var i = 0; i < leftOut.Length; i++)
        {
            if (ReferenceEquals(leftOut[i], node))
            {
                leftOut[i] = null;
                leftOutCount--;
            }
        }
    }
}
