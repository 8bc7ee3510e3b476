using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Literals are of the types expected (sections 5.6.1 to 5.6.4).</summary>
internal sealed class ValuesOfCorrectTypeRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters =>
    [
        SyntaxKind.NullValue,
        SyntaxKind.ListValue,
        SyntaxKind.ObjectValue,
        SyntaxKind.EnumValue,
        SyntaxKind.IntValue,
        SyntaxKind.FloatValue,
        SyntaxKind.StringValue,
        SyntaxKind.BooleanValue,
    ];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var position = context.Position;

        // A whole value is validated at its root; what it holds has then been looked at.
        if (position.ValueDepth == 0
            && (node is ListValueNode ? position.ParentInputType : position.InputType) is { } type)
        {
            context.Literals.Validate((ValueNode)node, type);
        }

        return true;
    }
}
