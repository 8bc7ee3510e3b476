using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// A depth-first walk over a document in source order that knows at every node where it stands in the type system.
/// Saved positions live on the call stack, so a walk allocates nothing. Nesting beyond the stack ends in <see
/// cref="InsufficientExecutionStackException"/>.
/// </summary>
internal abstract partial class TypedWalker(Schema schema, FragmentIndex fragments)
{
    public TypePosition Position { get; } = new();

    /// <summary>Called before a node's children; false leaves them out (and <see cref="Leave"/> too).</summary>
    protected abstract bool Enter(SyntaxKind kind, SyntaxNode node);

    /// <summary>Called after a node's children.</summary>
    protected abstract void Leave(SyntaxKind kind, SyntaxNode node);

    protected void WalkDocument(DocumentNode document)
    {
        if (!Enter(SyntaxKind.Document, document))
        {
            return;
        }

        foreach (var definition in document.Definitions)
        {
            WalkDefinition(definition);
        }

        Leave(SyntaxKind.Document, document);
    }

    protected void WalkDefinition(DefinitionNode definition)
    {
        Position.Definition = definition;
        switch (definition)
        {
            case OperationDefinitionNode operation:
                WalkOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WalkFragment(fragment);
                break;
            default:
                WalkTypeSystemDefinition(definition);
                break;
        }

        Position.Definition = null;
    }

    private void WalkOperation(OperationDefinitionNode node)
    {
        Position.Type = schema.GetRootType(node.Operation);
        if (Enter(SyntaxKind.OperationDefinition, node))
        {
            WalkVariableDefinitions(node.VariableDefinitions, "VARIABLE_DEFINITION");
            WalkDirectives(node.Directives, node.Operation switch
            {
                OperationKind.Query => "QUERY",
                OperationKind.Mutation => "MUTATION",
                _ => "SUBSCRIPTION",
            });
            WalkSelectionSet(node.SelectionSet, node);
            Leave(SyntaxKind.OperationDefinition, node);
        }

        Position.Type = null;
    }

    private void WalkFragment(FragmentDefinitionNode node)
    {
        Position.Type = OutputType(schema.GetType(node.TypeCondition.Name.Value));
        if (Enter(SyntaxKind.FragmentDefinition, node))
        {
            WalkVariableDefinitions(node.VariableDefinitions, "FRAGMENT_VARIABLE_DEFINITION");
            WalkType(node.TypeCondition);
            WalkDirectives(node.Directives, "FRAGMENT_DEFINITION");
            WalkSelectionSet(node.SelectionSet, node);
            Leave(SyntaxKind.FragmentDefinition, node);
        }

        Position.Type = null;
    }

    private void WalkVariableDefinitions(ImmutableArray<VariableDefinitionNode> definitions, string location)
    {
        foreach (var node in definitions)
        {
            var (input, parentInput) = PushInput(TypeReferences.Resolve(schema, node.Type));
            if (Enter(SyntaxKind.VariableDefinition, node))
            {
                WalkVariable(node.Variable);
                WalkType(node.Type);
                if (node.DefaultValue is not null)
                {
                    WalkValue(node.DefaultValue);
                }

                WalkDirectives(node.Directives, location);
                Leave(SyntaxKind.VariableDefinition, node);
            }

            PopInput(input, parentInput);
        }
    }

    private void WalkSelectionSet(SelectionSetNode node, SyntaxNode owner)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var parentType = Position.ParentType;
        Position.ParentType = Position.Type?.Named as CompositeType;
        Position.SelectionSetOwner = owner;
        if (Enter(SyntaxKind.SelectionSet, node))
        {
            foreach (var selection in node.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        WalkField(field);
                        break;
                    case FragmentSpreadNode spread:
                        WalkSpread(spread);
                        break;
                    default:
                        WalkInlineFragment((InlineFragmentNode)selection);
                        break;
                }
            }

            Leave(SyntaxKind.SelectionSet, node);
        }

        Position.ParentType = parentType;
    }

    private void WalkField(FieldNode node)
    {
        var (field, type) = (Position.Field, Position.Type);
        var found = Position.ParentType is { } parent ? schema.GetField(parent, node.Name.Value) : null;
        Position.Field = found;
        Position.Type = OutputType(found?.Type);
        if (Enter(SyntaxKind.Field, node))
        {
            WalkArguments(node.Arguments);
            WalkDirectives(node.Directives, "FIELD");
            if (node.SelectionSet is not null)
            {
                WalkSelectionSet(node.SelectionSet, node);
            }

            Leave(SyntaxKind.Field, node);
        }

        Position.Field = field;
        Position.Type = type;
    }

    private void WalkSpread(FragmentSpreadNode node)
    {
        Position.SpreadFragment = fragments.Get(node.Name.Value);
        if (Enter(SyntaxKind.FragmentSpread, node))
        {
            foreach (var argument in node.Arguments)
            {
                WalkFragmentArgument(argument);
            }

            WalkDirectives(node.Directives, "FRAGMENT_SPREAD");
            Leave(SyntaxKind.FragmentSpread, node);
        }

        Position.SpreadFragment = null;
    }

    private void WalkInlineFragment(InlineFragmentNode node)
    {
        var type = Position.Type;
        Position.Type = node.TypeCondition is null
            ? type?.Named
            : OutputType(schema.GetType(node.TypeCondition.Name.Value));
        if (Enter(SyntaxKind.InlineFragment, node))
        {
            if (node.TypeCondition is not null)
            {
                WalkType(node.TypeCondition);
            }

            WalkDirectives(node.Directives, "INLINE_FRAGMENT");
            WalkSelectionSet(node.SelectionSet, node);
            Leave(SyntaxKind.InlineFragment, node);
        }

        Position.Type = type;
    }

    private void WalkDirectives(ImmutableArray<DirectiveNode> directives, string location)
    {
        foreach (var node in directives)
        {
            Position.Directive = schema.GetDirective(node.Name.Value);
            Position.DirectiveLocation = location;
            if (Enter(SyntaxKind.Directive, node))
            {
                WalkArguments(node.Arguments);
                Leave(SyntaxKind.Directive, node);
            }

            Position.Directive = null;
        }
    }

    private void WalkArguments(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var node in arguments)
        {
            // As in the reference, arguments of an unknown directive on a field are looked up on the field.
            var name = node.Name.Value;
            var argument = Position.Directive is { } directive
                ? directive.GetArgument(name)
                : Position.Field?.GetArgument(name);
            var (input, parentInput) = PushInput(argument?.Type);
            Position.Argument = argument;
            Position.DefaultValue = argument?.DefaultValue;
            if (Enter(SyntaxKind.Argument, node))
            {
                WalkValue(node.Value);
                Leave(SyntaxKind.Argument, node);
            }

            Position.Argument = null;
            Position.DefaultValue = null;
            PopInput(input, parentInput);
        }
    }

    private void WalkFragmentArgument(FragmentArgumentNode node)
    {
        var variable = Position.SpreadFragment is { } fragment
            ? FragmentIndex.GetVariable(fragment, node.Name.Value)
            : null;
        var (input, parentInput) = PushInput(variable is null ? null : TypeReferences.Resolve(schema, variable.Type));
        if (Enter(SyntaxKind.FragmentArgument, node))
        {
            WalkValue(node.Value);
            Leave(SyntaxKind.FragmentArgument, node);
        }

        PopInput(input, parentInput);
    }

    private void WalkType(TypeNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!Enter(node.Kind, node))
        {
            return;
        }

        switch (node)
        {
            case ListTypeNode list:
                WalkType(list.Type);
                break;
            case NonNullTypeNode nonNull:
                WalkType(nonNull.Type);
                break;
            default:
                break;
        }

        Leave(node.Kind, node);
    }

    private (SchemaType? Input, SchemaType? ParentInput) PushInput(SchemaType? type)
    {
        var saved = (Position.InputType, Position.ParentInputType);
        Position.ParentInputType = Position.InputType;
        Position.InputType = type is { IsInputType: true } ? type : null;
        return saved;
    }

    private void PopInput(SchemaType? input, SchemaType? parentInput)
    {
        Position.InputType = input;
        Position.ParentInputType = parentInput;
    }

    private static SchemaType? OutputType(SchemaType? type) => type is { IsOutputType: true } ? type : null;
}
