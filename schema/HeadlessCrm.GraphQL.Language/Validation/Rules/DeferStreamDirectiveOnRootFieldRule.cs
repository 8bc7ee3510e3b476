using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>No @defer or @stream at the root of mutations and subscriptions.</summary>
internal sealed class DeferStreamDirectiveOnRootFieldRule : ValidationRule
{
    // Fragments found without fault from one operation are not looked at again from others.
    private HashSet<string>? faultless;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        if (operation.Operation != OperationKind.Query && context.Schema.GetRootType(operation.Operation) is { } root)
        {
            faultless ??= new HashSet<string>(StringComparer.Ordinal);
            var visited = new HashSet<string>(StringComparer.Ordinal);
            var where = $"root {OperationNames.Of(operation.Operation)} type \"{root}\".";
            if (Check(context, operation.SelectionSet, where, visited))
            {
                faultless.UnionWith(visited);
            }
        }

        return true;
    }

    private bool Check(ValidationContext context, SelectionSetNode set, string where, HashSet<string> visited)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var valid = true;
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    valid &= Forbid(context, field, DeferStream.Stream, "Stream", where);
                    break;
                case FragmentSpreadNode spread:
                    valid &= CheckSpread(context, spread, where, visited);
                    break;
                case InlineFragmentNode inline:
                    valid &= Forbid(context, inline, DeferStream.Defer, "Defer", where);
                    valid &= Check(context, inline.SelectionSet, where, visited);
                    break;
                default:
                    break;
            }
        }

        return valid;
    }

    private bool CheckSpread(
        ValidationContext context, FragmentSpreadNode spread, string where, HashSet<string> visited)
    {
        var name = spread.Name.Value;
        if (!visited.Add(name) || context.GetFragment(name) is not { } fragment)
        {
            return true;
        }

        var valid = Forbid(context, spread, DeferStream.Defer, "Defer", where);
        return faultless!.Contains(name) ? valid : Check(context, fragment.SelectionSet, where, visited) && valid;
    }

    private static bool Forbid(
        ValidationContext context, SelectionNode selection, string directive, string word, string where)
    {
        if (DeferStream.Find(selection.Directives, directive) is not { } found)
        {
            return true;
        }

        context.Report($"{word} directive cannot be used on {where}", found);
        return false;
    }
}
