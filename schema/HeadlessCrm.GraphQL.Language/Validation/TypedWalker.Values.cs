using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <content>Literals and variables.</content>
internal abstract partial class TypedWalker
{
    private void WalkValue(ValueNode node)
    {
        switch (node)
        {
            case VariableNode variable:
                WalkVariable(variable);
                break;
            case ListValueNode list:
                WalkList(list);
                break;
            case ObjectValueNode value:
                WalkObject(value);
                break;
            case EnumValueNode value:
                WalkEnum(value);
                break;
            default:
                WalkLeaf(node.Kind, node);
                break;
        }
    }

    private void WalkVariable(VariableNode node) => WalkLeaf(SyntaxKind.Variable, node);

    private void WalkLeaf(SyntaxKind kind, SyntaxNode node)
    {
        if (Enter(kind, node))
        {
            Leave(kind, node);
        }
    }

    private void WalkEnum(EnumValueNode node)
    {
        Position.EnumValue = (Position.InputType?.Named as EnumType)?.GetValue(node.Value);
        WalkLeaf(SyntaxKind.EnumValue, node);
        Position.EnumValue = null;
    }

    private void WalkList(ListValueNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var defaultValue = Position.DefaultValue;
        var (input, parentInput) = PushInput((Position.InputType?.Nullable as ListType)?.ElementType);
        Position.DefaultValue = null;
        if (Enter(SyntaxKind.ListValue, node))
        {
            Position.ValueDepth++;
            foreach (var value in node.Values)
            {
                WalkValue(value);
            }

            Position.ValueDepth--;
            Leave(SyntaxKind.ListValue, node);
        }

        Position.DefaultValue = defaultValue;
        PopInput(input, parentInput);
    }

    private void WalkObject(ObjectValueNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!Enter(SyntaxKind.ObjectValue, node))
        {
            return;
        }

        Position.ValueDepth++;
        foreach (var field in node.Fields)
        {
            WalkObjectField(field);
        }

        Position.ValueDepth--;
        Leave(SyntaxKind.ObjectValue, node);
    }

    private void WalkObjectField(ObjectFieldNode node)
    {
        var defaultValue = Position.DefaultValue;
        var field = (Position.InputType?.Named as InputObjectType)?.GetField(node.Name.Value);
        var (input, parentInput) = PushInput(field?.Type);
        Position.DefaultValue = field?.DefaultValue;
        if (Enter(SyntaxKind.ObjectField, node))
        {
            WalkValue(node.Value);
            Leave(SyntaxKind.ObjectField, node);
        }

        Position.DefaultValue = defaultValue;
        PopInput(input, parentInput);
    }
}
