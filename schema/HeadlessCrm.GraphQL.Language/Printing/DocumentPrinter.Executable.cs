using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>Documents, operations, selection sets and fragments.</summary>
internal sealed partial class DocumentPrinter
{
    private void PrintDocument(DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            if (i > 0)
            {
                text.NewLine();
                text.NewLine();
            }

            PrintDefinition(document.Definitions[i]);
        }
    }

    private void PrintDefinition(DefinitionNode definition)
    {
        switch (definition)
        {
            case OperationDefinitionNode operation: PrintOperation(operation); break;
            case FragmentDefinitionNode fragment: PrintFragmentDefinition(fragment); break;
            case TypeDefinitionNode type: PrintTypeDefinition(type); break;
            case TypeExtensionNode extension: PrintTypeExtension(extension); break;
            default: PrintSchemaOrDirective(definition); break;
        }
    }

    private void PrintOperation(OperationDefinitionNode operation)
    {
        PrintDescription(operation.Description);
        if (operation is
            {
                Operation: OperationKind.Query,
                Description: null,
                Name: null,
                VariableDefinitions.IsEmpty: true,
                Directives.IsEmpty: true,
            })
        {
            PrintSelectionSet(operation.SelectionSet);
            return;
        }

        text.Append(Keyword(operation.Operation));
        if (operation.Name is not null || !operation.VariableDefinitions.IsEmpty)
        {
            text.Append(" ").Append(operation.Name?.Value ?? "");
            PrintVariableDefinitions(operation.VariableDefinitions);
        }

        PrintDirectives(operation.Directives);
        text.Append(" ");
        PrintSelectionSet(operation.SelectionSet);
    }

    private static string Keyword(OperationKind operation) => operation switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private void PrintVariableDefinitions(ImmutableArray<VariableDefinitionNode> variables)
    {
        if (!AnyHasLineEnd(variables))
        {
            PrintInParentheses(variables);
            return;
        }

        // Broken, but not indented: so the reference lays out variables.
        text.Append("(");
        foreach (var variable in variables)
        {
            text.NewLine();
            PrintVariableDefinition(variable);
        }

        text.NewLine();
        text.Append(")");
    }

    private bool AnyHasLineEnd(ImmutableArray<VariableDefinitionNode> variables)
    {
        foreach (var variable in variables)
        {
            if (variable.Description is not null
                || layout.HasLineEnd(variable.DefaultValue)
                || layout.HasLineEnd(variable.Directives))
            {
                return true;
            }
        }

        return false;
    }

    private void PrintVariableDefinition(VariableDefinitionNode variable)
    {
        PrintDescription(variable.Description);
        PrintValue(variable.Variable);
        text.Append(": ");
        PrintType(variable.Type);
        PrintDefaultValue(variable.DefaultValue);
        PrintDirectives(variable.Directives);
    }

    private void PrintDefaultValue(ValueNode? value)
    {
        if (value is not null)
        {
            text.Append(" = ");
            PrintValue(value);
        }
    }

    private void PrintSelectionSet(SelectionSetNode selectionSet)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (selectionSet.Selections.IsEmpty)
        {
            text.Append("{}");
        }
        else
        {
            PrintLines("{", selectionSet.Selections, "}");
        }
    }

    private void PrintSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field: PrintField(field); break;
            case FragmentSpreadNode spread: PrintFragmentSpread(spread); break;
            default: PrintInlineFragment((InlineFragmentNode)selection); break;
        }
    }

    private void PrintField(FieldNode field)
    {
        var prefixLength = field.Name.Value.Length;
        if (field.Alias is not null)
        {
            text.Append(field.Alias.Value).Append(": ");
            prefixLength += field.Alias.Value.Length + 2;
        }

        text.Append(field.Name.Value);
        var argumentsLength = 0;
        foreach (var argument in field.Arguments)
        {
            argumentsLength += layout.NamedLength(argument.Name, argument.Value);
        }

        PrintArguments(field.Arguments, prefixLength, argumentsLength);
        PrintDirectives(field.Directives);
        if (field.SelectionSet is not null)
        {
            text.Append(" ");
            PrintSelectionSet(field.SelectionSet);
        }
    }

    private void PrintFragmentSpread(FragmentSpreadNode spread)
    {
        text.Append("...").Append(spread.Name.Value);
        var argumentsLength = 0;
        foreach (var argument in spread.Arguments)
        {
            argumentsLength += layout.NamedLength(argument.Name, argument.Value);
        }

        PrintArguments(spread.Arguments, prefixLength: 3 + spread.Name.Value.Length, argumentsLength);
        PrintDirectives(spread.Directives);
    }

    /// <summary>Arguments in parentheses, on lines of their own when one line would be too long.</summary>
    private void PrintArguments<T>(ImmutableArray<T> arguments, int prefixLength, int argumentsLength)
        where T : SyntaxNode
    {
        var lineLength = prefixLength + ValueLayout.JoinedLength(argumentsLength, arguments.Length) + 2;
        if (!arguments.IsEmpty && lineLength > ValueLayout.MaxLineLength)
        {
            PrintLines("(", arguments, ")");
        }
        else
        {
            PrintInParentheses(arguments);
        }
    }

    private void PrintInlineFragment(InlineFragmentNode fragment)
    {
        text.Append("...");
        if (fragment.TypeCondition is not null)
        {
            text.Append(" on ").Append(fragment.TypeCondition.Name.Value);
        }

        PrintDirectives(fragment.Directives);
        text.Append(" ");
        PrintSelectionSet(fragment.SelectionSet);
    }

    private void PrintFragmentDefinition(FragmentDefinitionNode fragment)
    {
        PrintDescription(fragment.Description);
        text.Append("fragment ").Append(fragment.Name.Value);
        PrintInParentheses(fragment.VariableDefinitions);
        text.Append(" on ").Append(fragment.TypeCondition.Name.Value);
        PrintDirectives(fragment.Directives);
        text.Append(" ");
        PrintSelectionSet(fragment.SelectionSet);
    }
}
