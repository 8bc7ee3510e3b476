using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>
/// Walks a document once, depth first in source order, and shows each node to the rules that ask for its kind. With a
/// stack of its own, so that no document is too deep.
/// </summary>
internal sealed class SdlWalker(SdlValidationContext context, ImmutableArray<SdlRule> rules)
{
    private readonly Dictionary<SyntaxKind, SdlRule[]> rulesByKind = [];
    private readonly List<(SyntaxNode Node, bool IsLeaving)> stack = [];

    public void Walk(DocumentNode document)
    {
        stack.Add((document, false));
        while (stack.Count > 0 && !context.IsAborted)
        {
            var (node, isLeaving) = stack[stack.Count - 1];
            stack.RemoveAt(stack.Count - 1);
            if (isLeaving)
            {
                context.Pop();
                foreach (var rule in RulesFor(node.Kind))
                {
                    rule.Leave(node);
                }
            }
            else
            {
                Enter(node);
            }
        }
    }

    private SdlRule[] RulesFor(SyntaxKind kind)
    {
        if (!rulesByKind.TryGetValue(kind, out var found))
        {
            rulesByKind[kind] = found = [.. rules.Where(rule => rule.Visits(kind))];
        }

        return found;
    }

    private void Enter(SyntaxNode node)
    {
        foreach (var rule in RulesFor(node.Kind))
        {
            rule.Enter(node);
        }

        context.Push(node);
        stack.Add((node, true));
        var first = stack.Count;
        PushChildren(node);
        stack.Reverse(first, stack.Count - first);
    }

    private void PushChildren(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                Push(document.Definitions);
                break;
            case TypeDefinitionNode or TypeExtensionNode:
                PushTypeChildren(node);
                break;
            case SchemaDefinitionNode schema:
                Push(schema.Directives);
                Push(schema.OperationTypes);
                break;
            case SchemaExtensionNode schema:
                Push(schema.Directives);
                Push(schema.OperationTypes);
                break;
            case DirectiveDefinitionNode directive:
                Push(directive.Arguments);
                Push(directive.Directives);
                break;
            case DirectiveExtensionNode directive:
                Push(directive.Directives);
                break;
            case OperationTypeDefinitionNode operationType:
                Push(operationType.Type);
                break;
            case FieldDefinitionNode field:
                Push(field.Arguments);
                Push(field.Type);
                Push(field.Directives);
                break;
            case InputValueDefinitionNode inputValue:
                Push(inputValue.Type);
                Push(inputValue.DefaultValue);
                Push(inputValue.Directives);
                break;
            case EnumValueDefinitionNode value:
                Push(value.Directives);
                break;
            case ListTypeNode type:
                Push(type.Type);
                break;
            case NonNullTypeNode type:
                Push(type.Type);
                break;
            case DirectiveNode directive:
                Push(directive.Arguments);
                break;
            case ArgumentNode argument:
                Push(argument.Value);
                break;
            case ListValueNode list:
                Push(list.Values);
                break;
            case ObjectValueNode value:
                Push(value.Fields);
                break;
            case ObjectFieldNode field:
                Push(field.Value);
                break;
            default:
                PushExecutableChildren(node);
                break;
        }
    }

    private void PushTypeChildren(SyntaxNode node)
    {
        switch (node)
        {
            case ObjectTypeDefinitionNode type:
                PushFieldsType(type.Interfaces, type.Directives, type.Fields);
                break;
            case ObjectTypeExtensionNode type:
                PushFieldsType(type.Interfaces, type.Directives, type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                PushFieldsType(type.Interfaces, type.Directives, type.Fields);
                break;
            case InterfaceTypeExtensionNode type:
                PushFieldsType(type.Interfaces, type.Directives, type.Fields);
                break;
            case UnionTypeDefinitionNode type:
                Push(type.Directives);
                Push(type.Types);
                break;
            case UnionTypeExtensionNode type:
                Push(type.Directives);
                Push(type.Types);
                break;
            case EnumTypeDefinitionNode type:
                Push(type.Directives);
                Push(type.Values);
                break;
            case EnumTypeExtensionNode type:
                Push(type.Directives);
                Push(type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                Push(type.Directives);
                Push(type.Fields);
                break;
            case InputObjectTypeExtensionNode type:
                Push(type.Directives);
                Push(type.Fields);
                break;
            default:
                Push(((TypeSystemDefinitionNode)node).Directives);
                break;
        }
    }

    private void PushFieldsType(
        ImmutableArray<NamedTypeNode> interfaces,
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<FieldDefinitionNode> fields)
    {
        Push(interfaces);
        Push(directives);
        Push(fields);
    }

    private void PushExecutableChildren(SyntaxNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation:
                Push(operation.VariableDefinitions);
                Push(operation.Directives);
                Push(operation.SelectionSet);
                break;
            case FragmentDefinitionNode fragment:
                Push(fragment.VariableDefinitions);
                Push(fragment.TypeCondition);
                Push(fragment.Directives);
                Push(fragment.SelectionSet);
                break;
            case VariableDefinitionNode variable:
                Push(variable.Type);
                Push(variable.DefaultValue);
                Push(variable.Directives);
                break;
            case SelectionSetNode set:
                Push(set.Selections);
                break;
            case FieldNode field:
                Push(field.Arguments);
                Push(field.Directives);
                Push(field.SelectionSet);
                break;
            case FragmentSpreadNode spread:
                Push(spread.Arguments);
                Push(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                Push(fragment.TypeCondition);
                Push(fragment.Directives);
                Push(fragment.SelectionSet);
                break;
            case FragmentArgumentNode argument:
                Push(argument.Value);
                break;
            default:
                break;
        }
    }

    private void Push(SyntaxNode? node)
    {
        if (node is not null)
        {
            stack.Add((node, false));
        }
    }

    private void Push<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            stack.Add((node, false));
        }
    }
}
