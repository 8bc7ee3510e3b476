using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <content>
/// Type-system definitions. They are not executable (a rule says so), yet the other rules look into them, as in the
/// reference.
/// </content>
internal abstract partial class TypedWalker
{
    private void WalkTypeSystemDefinition(DefinitionNode node)
    {
        if (!Enter(node.Kind, node))
        {
            return;
        }

        switch (node)
        {
            case SchemaDefinitionNode schemaNode:
                WalkDirectives(schemaNode.Directives, "SCHEMA");
                WalkOperationTypes(schemaNode.OperationTypes);
                break;
            case SchemaExtensionNode schemaNode:
                WalkDirectives(schemaNode.Directives, "SCHEMA");
                WalkOperationTypes(schemaNode.OperationTypes);
                break;
            case ScalarTypeDefinitionNode or ScalarTypeExtensionNode:
                WalkDirectives(((TypeSystemDefinitionNode)node).Directives, "SCALAR");
                break;
            case ObjectTypeDefinitionNode type:
                WalkFieldsType(type.Interfaces, type.Directives, "OBJECT", type.Fields);
                break;
            case ObjectTypeExtensionNode type:
                WalkFieldsType(type.Interfaces, type.Directives, "OBJECT", type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                WalkFieldsType(type.Interfaces, type.Directives, "INTERFACE", type.Fields);
                break;
            case InterfaceTypeExtensionNode type:
                WalkFieldsType(type.Interfaces, type.Directives, "INTERFACE", type.Fields);
                break;
            case UnionTypeDefinitionNode type:
                WalkDirectives(type.Directives, "UNION");
                WalkNamedTypes(type.Types);
                break;
            case UnionTypeExtensionNode type:
                WalkDirectives(type.Directives, "UNION");
                WalkNamedTypes(type.Types);
                break;
            case EnumTypeDefinitionNode type:
                WalkDirectives(type.Directives, "ENUM");
                WalkEnumValues(type.Values);
                break;
            case EnumTypeExtensionNode type:
                WalkDirectives(type.Directives, "ENUM");
                WalkEnumValues(type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                WalkDirectives(type.Directives, "INPUT_OBJECT");
                WalkInputValues(type.Fields, "INPUT_FIELD_DEFINITION");
                break;
            case InputObjectTypeExtensionNode type:
                WalkDirectives(type.Directives, "INPUT_OBJECT");
                WalkInputValues(type.Fields, "INPUT_FIELD_DEFINITION");
                break;
            case DirectiveDefinitionNode directive:
                WalkInputValues(directive.Arguments, "ARGUMENT_DEFINITION");
                WalkDirectives(directive.Directives, "DIRECTIVE_DEFINITION");
                break;
            case DirectiveExtensionNode directive:
                WalkDirectives(directive.Directives, "DIRECTIVE_DEFINITION");
                break;
            default:
                break;
        }

        Leave(node.Kind, node);
    }

    private void WalkFieldsType(
        ImmutableArray<NamedTypeNode> interfaces,
        ImmutableArray<DirectiveNode> directives,
        string location,
        ImmutableArray<FieldDefinitionNode> fields)
    {
        WalkNamedTypes(interfaces);
        WalkDirectives(directives, location);
        foreach (var field in fields)
        {
            if (Enter(SyntaxKind.FieldDefinition, field))
            {
                WalkInputValues(field.Arguments, "ARGUMENT_DEFINITION");
                WalkType(field.Type);
                WalkDirectives(field.Directives, "FIELD_DEFINITION");
                Leave(SyntaxKind.FieldDefinition, field);
            }
        }
    }

    private void WalkInputValues(ImmutableArray<InputValueDefinitionNode> values, string location)
    {
        foreach (var value in values)
        {
            if (Enter(SyntaxKind.InputValueDefinition, value))
            {
                WalkType(value.Type);
                if (value.DefaultValue is not null)
                {
                    WalkValue(value.DefaultValue);
                }

                WalkDirectives(value.Directives, location);
                Leave(SyntaxKind.InputValueDefinition, value);
            }
        }
    }

    private void WalkEnumValues(ImmutableArray<EnumValueDefinitionNode> values)
    {
        foreach (var value in values)
        {
            if (Enter(SyntaxKind.EnumValueDefinition, value))
            {
                WalkDirectives(value.Directives, "ENUM_VALUE");
                Leave(SyntaxKind.EnumValueDefinition, value);
            }
        }
    }

    private void WalkOperationTypes(ImmutableArray<OperationTypeDefinitionNode> operationTypes)
    {
        foreach (var operationType in operationTypes)
        {
            if (Enter(SyntaxKind.OperationTypeDefinition, operationType))
            {
                WalkType(operationType.Type);
                Leave(SyntaxKind.OperationTypeDefinition, operationType);
            }
        }
    }

    private void WalkNamedTypes(ImmutableArray<NamedTypeNode> types)
    {
        foreach (var type in types)
        {
            WalkType(type);
        }
    }
}
