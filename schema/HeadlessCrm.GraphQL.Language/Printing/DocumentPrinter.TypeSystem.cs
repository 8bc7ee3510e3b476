using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>Definitions and extensions of the type system.</summary>
internal sealed partial class DocumentPrinter
{
    private void PrintTypeDefinition(TypeDefinitionNode definition)
    {
        PrintDescription(definition.Description);
        switch (definition)
        {
            case ScalarTypeDefinitionNode type:
                PrintHeader("scalar ", type.Name, [], type.Directives);
                break;
            case ObjectTypeDefinitionNode type:
                PrintHeader("type ", type.Name, type.Interfaces, type.Directives);
                PrintBlock(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                PrintHeader("interface ", type.Name, type.Interfaces, type.Directives);
                PrintBlock(type.Fields);
                break;
            case UnionTypeDefinitionNode type:
                PrintHeader("union ", type.Name, [], type.Directives);
                PrintUnionMembers(type.Types);
                break;
            case EnumTypeDefinitionNode type:
                PrintHeader("enum ", type.Name, [], type.Directives);
                PrintBlock(type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                PrintHeader("input ", type.Name, [], type.Directives);
                PrintBlock(type.Fields);
                break;
            default:
                throw new ArgumentException($"{definition.Kind} is not a type definition.", nameof(definition));
        }
    }

    private void PrintTypeExtension(TypeExtensionNode extension)
    {
        text.Append("extend ");
        switch (extension)
        {
            case ScalarTypeExtensionNode type:
                PrintHeader("scalar ", type.Name, [], type.Directives);
                break;
            case ObjectTypeExtensionNode type:
                PrintHeader("type ", type.Name, type.Interfaces, type.Directives);
                PrintBlock(type.Fields);
                break;
            case InterfaceTypeExtensionNode type:
                PrintHeader("interface ", type.Name, type.Interfaces, type.Directives);
                PrintBlock(type.Fields);
                break;
            case UnionTypeExtensionNode type:
                PrintHeader("union ", type.Name, [], type.Directives);
                PrintUnionMembers(type.Types);
                break;
            case EnumTypeExtensionNode type:
                PrintHeader("enum ", type.Name, [], type.Directives);
                PrintBlock(type.Values);
                break;
            case InputObjectTypeExtensionNode type:
                PrintHeader("input ", type.Name, [], type.Directives);
                PrintBlock(type.Fields);
                break;
            default:
                throw new ArgumentException($"{extension.Kind} is not a type extension.", nameof(extension));
        }
    }

    private void PrintSchemaOrDirective(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                PrintDescription(schema.Description);
                text.Append("schema");
                PrintDirectives(schema.Directives);
                PrintBlock(schema.OperationTypes);
                break;
            case SchemaExtensionNode schema:
                text.Append("extend schema");
                PrintDirectives(schema.Directives);
                PrintBlock(schema.OperationTypes);
                break;
            case DirectiveDefinitionNode directive:
                PrintDirectiveDefinition(directive);
                break;
            case DirectiveExtensionNode directive:
                text.Append("extend directive @").Append(directive.Name.Value);
                PrintDirectives(directive.Directives);
                break;
            default:
                throw new ArgumentException($"{definition.Kind} is not a definition.", nameof(definition));
        }
    }

    private void PrintHeader(
        string keyword, NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives)
    {
        text.Append(keyword).Append(name.Value);
        if (!interfaces.IsEmpty)
        {
            text.Append(" implements ");
            PrintJoined(interfaces, " & ");
        }

        PrintDirectives(directives);
    }

    private void PrintUnionMembers(ImmutableArray<NamedTypeNode> types)
    {
        if (!types.IsEmpty)
        {
            text.Append(" = ");
            PrintJoined(types, " | ");
        }
    }

    /// <summary>Members in braces, with a blank before; nothing when there are none.</summary>
    private void PrintBlock<T>(ImmutableArray<T> members)
        where T : SyntaxNode
    {
        if (!members.IsEmpty)
        {
            text.Append(" ");
            PrintLines("{", members, "}");
        }
    }

    private void PrintOperationType(OperationTypeDefinitionNode operationType) =>
        text.Append(Keyword(operationType.Operation)).Append(": ").Append(operationType.Type.Name.Value);

    private void PrintDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        PrintDescription(directive.Description);
        text.Append("directive @").Append(directive.Name.Value);
        PrintArgumentsDefinition(directive.Arguments);
        PrintDirectives(directive.Directives);
        text.Append(directive.Repeatable ? " repeatable on " : " on ");
        PrintJoined(directive.Locations, " | ");
    }

    private void PrintFieldDefinition(FieldDefinitionNode field)
    {
        PrintDescription(field.Description);
        text.Append(field.Name.Value);
        PrintArgumentsDefinition(field.Arguments);
        text.Append(": ");
        PrintType(field.Type);
        PrintDirectives(field.Directives);
    }

    private void PrintArgumentsDefinition(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Description is not null
                || layout.HasLineEnd(argument.DefaultValue)
                || layout.HasLineEnd(argument.Directives))
            {
                PrintLines("(", arguments, ")");
                return;
            }
        }

        PrintInParentheses(arguments);
    }

    private void PrintInputValueDefinition(InputValueDefinitionNode inputValue)
    {
        PrintDescription(inputValue.Description);
        text.Append(inputValue.Name.Value).Append(": ");
        PrintType(inputValue.Type);
        PrintDefaultValue(inputValue.DefaultValue);
        PrintDirectives(inputValue.Directives);
    }

    private void PrintEnumValueDefinition(EnumValueDefinitionNode enumValue)
    {
        PrintDescription(enumValue.Description);
        text.Append(enumValue.Name.Value);
        PrintDirectives(enumValue.Directives);
    }
}
