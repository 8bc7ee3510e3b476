using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>Prints one node. This part finds the production for a node and prints values and types.</summary>
internal sealed partial class DocumentPrinter(int maxIndentDepth)
{
    private readonly IndentedText text = new(maxIndentDepth);
    private readonly ValueLayout layout = new();

    public string Print(SyntaxNode node)
    {
        PrintNode(node);
        return text.ToString();
    }

    private void PrintNode(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document: PrintDocument(document); break;
            case DefinitionNode definition: PrintDefinition(definition); break;
            case SelectionNode selection: PrintSelection(selection); break;
            case SelectionSetNode selectionSet: PrintSelectionSet(selectionSet); break;
            case ValueNode value: PrintValue(value); break;
            case TypeNode type: PrintType(type); break;
            case SchemaCoordinateNode coordinate: PrintSchemaCoordinate(coordinate); break;
            default: PrintPart(node); break;
        }
    }

    private void PrintPart(SyntaxNode node)
    {
        switch (node)
        {
            case NameNode name: text.Append(name.Value); break;
            case VariableDefinitionNode variable: PrintVariableDefinition(variable); break;
            case ArgumentNode argument: PrintNamedValue(argument.Name, argument.Value); break;
            case FragmentArgumentNode argument: PrintNamedValue(argument.Name, argument.Value); break;
            case ObjectFieldNode field: PrintNamedValue(field.Name, field.Value); break;
            case DirectiveNode directive: PrintDirective(directive); break;
            case OperationTypeDefinitionNode operationType: PrintOperationType(operationType); break;
            case FieldDefinitionNode field: PrintFieldDefinition(field); break;
            case InputValueDefinitionNode inputValue: PrintInputValueDefinition(inputValue); break;
            case EnumValueDefinitionNode enumValue: PrintEnumValueDefinition(enumValue); break;
            default: throw new ArgumentException($"A node of kind {node.Kind} cannot be printed.", nameof(node));
        }
    }

    private void PrintValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable: text.Append("$").Append(variable.Name.Value); break;
            case IntValueNode number: text.Append(number.Value); break;
            case FloatValueNode number: text.Append(number.Value); break;
            case StringValueNode literal: PrintString(literal); break;
            case BooleanValueNode boolean: text.Append(boolean.Value ? "true" : "false"); break;
            case NullValueNode: text.Append("null"); break;
            case EnumValueNode name: text.Append(name.Value); break;
            case ListValueNode list: PrintList(list); break;
            case ObjectValueNode fields: PrintObject(fields); break;
            default: throw new ArgumentException($"{value.Kind} is not a value.", nameof(value));
        }
    }

    private void PrintString(StringValueNode literal)
    {
        if (literal.Block)
        {
            text.AppendBlockString(BlockString.Print(literal.Value));
        }
        else
        {
            text.Append(QuotedString.Print(literal.Value));
        }
    }

    private void PrintList(ListValueNode list)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (layout.IsBroken(list))
        {
            PrintLines("[", list.Values, "]");
        }
        else
        {
            text.Append("[");
            PrintJoined(list.Values, ", ");
            text.Append("]");
        }
    }

    private void PrintObject(ObjectValueNode value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (layout.IsBroken(value))
        {
            PrintLines("{", value.Fields, "}");
        }
        else
        {
            text.Append("{ ");
            PrintJoined(value.Fields, ", ");
            text.Append(" }");
        }
    }

    private void PrintNamedValue(NameNode name, ValueNode value)
    {
        text.Append(name.Value).Append(": ");
        PrintValue(value);
    }

    private void PrintType(TypeNode type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (type)
        {
            case NamedTypeNode named:
                text.Append(named.Name.Value);
                break;
            case ListTypeNode list:
                text.Append("[");
                PrintType(list.Type);
                text.Append("]");
                break;
            case NonNullTypeNode nonNull:
                PrintType(nonNull.Type);
                text.Append("!");
                break;
            default:
                throw new ArgumentException($"{type.Kind} is not a type.", nameof(type));
        }
    }

    private void PrintSchemaCoordinate(SchemaCoordinateNode coordinate)
    {
        switch (coordinate)
        {
            case TypeCoordinateNode type:
                text.Append(type.Name.Value);
                break;
            case MemberCoordinateNode member:
                text.Append(member.Name.Value).Append(".").Append(member.MemberName.Value);
                break;
            case ArgumentCoordinateNode argument:
                text.Append(argument.Name.Value).Append(".").Append(argument.FieldName.Value)
                    .Append("(").Append(argument.ArgumentName.Value).Append(":)");
                break;
            case DirectiveCoordinateNode directive:
                text.Append("@").Append(directive.Name.Value);
                break;
            case DirectiveArgumentCoordinateNode argument:
                text.Append("@").Append(argument.Name.Value)
                    .Append("(").Append(argument.ArgumentName.Value).Append(":)");
                break;
            default:
                throw new ArgumentException($"{coordinate.Kind} is not a schema coordinate.", nameof(coordinate));
        }
    }

    private void PrintDirective(DirectiveNode directive)
    {
        text.Append("@").Append(directive.Name.Value);
        PrintInParentheses(directive.Arguments);
    }

    /// <summary>Directives, each with a blank before it.</summary>
    private void PrintDirectives(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            text.Append(" ");
            PrintDirective(directive);
        }
    }

    private void PrintDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            PrintString(description);
            text.NewLine();
        }
    }

    private void PrintInParentheses<T>(ImmutableArray<T> items)
        where T : SyntaxNode
    {
        if (!items.IsEmpty)
        {
            text.Append("(");
            PrintJoined(items, ", ");
            text.Append(")");
        }
    }

    private void PrintJoined<T>(ImmutableArray<T> items, string separator)
        where T : SyntaxNode
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                text.Append(separator);
            }

            PrintNode(items[i]);
        }
    }

    /// <summary>Each item on lines of its own, indented, between brackets.</summary>
    private void PrintLines<T>(string open, ImmutableArray<T> items, string close)
        where T : SyntaxNode
    {
        text.Open(open);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                text.NewLine();
            }

            PrintNode(items[i]);
        }

        text.Close(close);
    }
}
