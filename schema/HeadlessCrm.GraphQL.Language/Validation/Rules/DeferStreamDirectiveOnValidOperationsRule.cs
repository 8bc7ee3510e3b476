using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Subscriptions have no @defer or @stream that cannot be switched off.</summary>
internal sealed class DeferStreamDirectiveOnValidOperationsRule : ValidationRule
{
    // Fragments found without fault from one operation are not looked at again from others.
    private HashSet<string>? faultless;

    // The spreads that led to the place that is looked at.
    private readonly List<FragmentSpreadNode> way = [];

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        if (operation.Operation == OperationKind.Subscription)
        {
            faultless ??= new HashSet<string>(StringComparer.Ordinal);
            var visited = new HashSet<string>(StringComparer.Ordinal);
            if (Check(context, operation.SelectionSet, visited))
            {
                faultless.UnionWith(visited);
            }
        }

        return true;
    }

    private bool Check(ValidationContext context, SelectionSetNode set, HashSet<string> visited)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var valid = true;
        foreach (var selection in set.Selections)
        {
            if (MayBeLeftOut(selection))
            {
                continue;
            }

            valid &= CheckDirectives(context, selection.Directives);
            switch (selection)
            {
                case FragmentSpreadNode spread:
                    valid &= CheckSpread(context, spread, visited);
                    break;
                case FieldNode { SelectionSet: { } nested }:
                    valid &= Check(context, nested, visited);
                    break;
                case InlineFragmentNode inline:
                    valid &= Check(context, inline.SelectionSet, visited);
                    break;
                default:
                    break;
            }
        }

        return valid;
    }

    private bool CheckSpread(ValidationContext context, FragmentSpreadNode spread, HashSet<string> visited)
    {
        var name = spread.Name.Value;
        if (faultless!.Contains(name) || !visited.Add(name) || context.GetFragment(name) is not { } fragment)
        {
            return true;
        }

        way.Add(spread);
        var valid = Check(context, fragment.SelectionSet, visited);
        way.RemoveAt(way.Count - 1);
        return valid;
    }

    private bool CheckDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives)
    {
        var valid = true;
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (name is DeferStream.Defer or DeferStream.Stream && !MayBeSwitchedOff(directive))
            {
                valid = false;
                var nodes = new List<SyntaxNode> { directive };
                nodes.AddRange(Enumerable.Reverse(way));
                context.Report(new GraphQLError(
                    $"{(name == DeferStream.Defer ? "Defer" : "Stream")} directive not supported on subscription " +
                    $"operations. Disable `@{name}` by setting the `if` argument to `false`.",
                    nodes));
            }
        }

        return valid;
    }

    private static bool MayBeSwitchedOff(DirectiveNode directive) =>
        DeferStream.FindValue(directive, "if") is VariableNode or BooleanValueNode { Value: false };

    private static bool MayBeLeftOut(SelectionNode selection)
    {
        // A @skip without a readable condition is another rule's fault; here it may skip.
        if (DeferStream.Find(selection.Directives, DeferStream.Skip) is { } skip
            && DeferStream.FindValue(skip, "if") is not BooleanValueNode { Value: false })
        {
            return true;
        }

        return DeferStream.Find(selection.Directives, DeferStream.Include) is { } include
            && DeferStream.FindValue(include, "if") is { } condition
            && condition is not BooleanValueNode { Value: true };
    }
}
