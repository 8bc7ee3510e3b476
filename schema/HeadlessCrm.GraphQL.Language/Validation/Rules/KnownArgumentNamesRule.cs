using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Arguments that are given exist on the field, directive or fragment (section 5.4.1).</summary>
internal sealed class KnownArgumentNamesRule : ValidationRule
{
    private DirectivesInScope? directives;

    public override IReadOnlyList<SyntaxKind> Enters =>
        [SyntaxKind.Argument, SyntaxKind.FragmentArgument, SyntaxKind.Directive];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        switch (node)
        {
            case DirectiveNode directive:
                CheckDirective(context, directive);
                return false;
            case ArgumentNode argument:
                CheckField(context, argument);
                break;
            default:
                CheckFragment(context, (FragmentArgumentNode)node);
                break;
        }

        return true;
    }

    private static void CheckField(ValidationContext context, ArgumentNode node)
    {
        if (context.Position is { Argument: null, Field: { } field })
        {
            var name = node.Name.Value;
            context.Report(
                $"Unknown argument \"{name}\" on field \"{field.Coordinate}\"." +
                context.DidYouMean(name, field.Arguments.Select(static argument => argument.Name)),
                node);
        }
    }

    private static void CheckFragment(ValidationContext context, FragmentArgumentNode node)
    {
        var name = node.Name.Value;
        if (context.Position.SpreadFragment is { } fragment && FragmentIndex.GetVariable(fragment, name) is null)
        {
            context.Report(
                $"Unknown argument \"{name}\" on fragment \"{fragment.Name.Value}\"." +
                context.DidYouMean(
                    name, fragment.VariableDefinitions.Select(static known => known.Variable.Name.Value)),
                node);
        }
    }

    private void CheckDirective(ValidationContext context, DirectiveNode node)
    {
        if (node.Arguments.IsEmpty)
        {
            return;
        }

        directives ??= new DirectivesInScope(context);
        var name = node.Name.Value;
        var defined = directives.FindDefined(name);
        var directive = defined is null ? context.Schema.GetDirective(name) : null;
        if (defined is null && directive is null)
        {
            return;
        }

        foreach (var argument in node.Arguments)
        {
            var argumentName = argument.Name.Value;
            if (directive is not null ? directive.GetArgument(argumentName) is null : !Declares(defined!, argumentName))
            {
                context.Report(
                    $"Unknown argument \"{argumentName}\" on directive \"@{name}\"." +
                    context.DidYouMean(argumentName, directive is not null
                        ? directive.Arguments.Select(static known => known.Name)
                        : defined!.Arguments.Select(static known => known.Name.Value)),
                    argument);
            }
        }
    }

    private static bool Declares(DirectiveDefinitionNode directive, string argument) =>
        directive.Arguments.Any(known => known.Name.Value == argument);
}
