using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Nothing deprecated is used; for checks of clients, not part of the standard set.</summary>
internal sealed class NoDeprecatedCustomRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters =>
        [SyntaxKind.Field, SyntaxKind.Argument, SyntaxKind.ObjectField, SyntaxKind.EnumValue];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var position = context.Position;
        switch (node)
        {
            case FieldNode when position.Field is { DeprecationReason: { } reason } field:
                context.Report($"The field {field.Coordinate} is deprecated. {reason}", node);
                break;
            case ArgumentNode when position.Argument is { DeprecationReason: { } reason } argument:
                context.Report($"The argument \"{argument.Coordinate}\" is deprecated. {reason}", node);
                break;
            case ObjectFieldNode named when position.ParentInputType?.Named is InputObjectType type
                && type.GetField(named.Name.Value) is { DeprecationReason: { } reason } field:
                context.Report($"The input field {field.Coordinate} is deprecated. {reason}", node);
                break;
            case EnumValueNode when position.EnumValue is { DeprecationReason: { } reason } value:
                context.Report($"The enum value \"{value.Coordinate}\" is deprecated. {reason}", node);
                break;
            default:
                break;
        }

        return true;
    }
}
