using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Arguments that are required are given (section 5.4.2.1).</summary>
internal sealed class ProvidedRequiredArgumentsRule : ValidationRule
{
    private DirectivesInScope? directives;

    public override IReadOnlyList<SyntaxKind> Leaves =>
        [SyntaxKind.Field, SyntaxKind.FragmentSpread, SyntaxKind.Directive];

    public override void Leave(ValidationContext context, SyntaxNode node)
    {
        switch (node)
        {
            case FieldNode field:
                CheckField(context, field);
                break;
            case DirectiveNode directive:
                CheckDirective(context, directive);
                break;
            default:
                CheckFragment(context, (FragmentSpreadNode)node);
                break;
        }
    }

    private static void CheckField(ValidationContext context, FieldNode node)
    {
        if (context.Position.Field is not { Arguments.IsEmpty: false } field)
        {
            return;
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && !IsGiven(node.Arguments, argument.Name))
            {
                Report(context, argument.Coordinate, argument.Type, node);
            }
        }
    }

    private static void CheckFragment(ValidationContext context, FragmentSpreadNode node)
    {
        if (context.Position.SpreadFragment is not { VariableDefinitions.IsEmpty: false } fragment)
        {
            return;
        }

        foreach (var variable in fragment.VariableDefinitions)
        {
            var name = variable.Variable.Name.Value;
            if (variable.Type is NonNullTypeNode
                && variable.DefaultValue is null
                && ReferenceEquals(FragmentIndex.GetVariable(fragment, name), variable)
                && !node.Arguments.Any(argument => argument.Name.Value == name))
            {
                var type = TypeReferences.Resolve(context.Schema, variable.Type)?.ToString() ?? "undefined";
                context.Report(
                    $"Fragment \"{node.Name.Value}\" argument \"{name}\" of type \"{type}\" is required, but it was " +
                    "not provided.",
                    node);
            }
        }
    }

    private void CheckDirective(ValidationContext context, DirectiveNode node)
    {
        directives ??= new DirectivesInScope(context);
        var name = node.Name.Value;
        if (directives.FindDefined(name) is { } defined)
        {
            foreach (var argument in defined.Arguments)
            {
                if (argument is { Type: NonNullTypeNode, DefaultValue: null }
                    && !IsGiven(node.Arguments, argument.Name.Value))
                {
                    Report(context, $"@{name}({argument.Name.Value}:)", ErrorText.Quote(argument.Type), node);
                }
            }

            return;
        }

        if (context.Schema.GetDirective(name) is not { } directive)
        {
            return;
        }

        foreach (var argument in directive.Arguments)
        {
            if (argument.IsRequired && !IsGiven(node.Arguments, argument.Name))
            {
                Report(context, $"@{name}({argument.Name}:)", argument.Type, node);
            }
        }
    }

    private static bool IsGiven(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }

    private static void Report(ValidationContext context, string coordinate, object type, SyntaxNode node) =>
        context.Report($"Argument \"{coordinate}\" of type \"{type}\" is required, but it was not provided.", node);
}
