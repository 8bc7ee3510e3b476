using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>The uses of variables in operations and fragments, each definition walked once for all rules.</summary>
internal sealed class VariableUsages(ValidationContext context)
{
    private static readonly List<VariableUsage> None = [];

    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> own = [];
    private readonly Dictionary<OperationDefinitionNode, List<VariableUsage>> recursive = [];

    // Most documents of some workloads have no variables at all; a scan of the text for the sign is much cheaper than a
    // walk.
    private readonly bool any = context.Document.Span.Source is not { } source || source.Body.IndexOf('$') >= 0;

    /// <summary>The uses in a definition itself.</summary>
    public List<VariableUsage> Get(ExecutableDefinitionNode definition)
    {
        if (!any)
        {
            return None;
        }

        if (!own.TryGetValue(definition, out var usages))
        {
            usages = [];
            new Collector(context, definition, usages).Collect();
            own[definition] = usages;
        }

        return usages;
    }

    /// <summary>The uses in an operation and all fragments it reaches.</summary>
    public List<VariableUsage> GetRecursive(OperationDefinitionNode operation)
    {
        if (!any)
        {
            return None;
        }

        if (recursive.TryGetValue(operation, out var usages))
        {
            return usages;
        }

        usages = Get(operation);
        var fragments = context.FragmentReferences.GetReached(operation);
        if (fragments.Count > 0)
        {
            usages = [.. usages];
            foreach (var fragment in fragments)
            {
                var more = Get(fragment);
                context.SpendFragmentSteps(more.Count + 1);
                usages.AddRange(more);
            }
        }

        recursive[operation] = usages;
        return usages;
    }

    private sealed class Collector(
        ValidationContext context, ExecutableDefinitionNode definition, List<VariableUsage> usages)
        : TypedWalker(context.Schema, context.Fragments)
    {
        // Of two fragments with one name the last one's variables count, as everywhere.
        private readonly FragmentDefinitionNode? signature = definition is FragmentDefinitionNode fragment
            ? context.GetFragment(fragment.Name.Value)
            : null;

        public void Collect() => WalkDefinition(definition);

        protected override bool Enter(SyntaxKind kind, SyntaxNode node)
        {
            if (kind == SyntaxKind.Variable)
            {
                var variable = (VariableNode)node;
                usages.Add(new VariableUsage(
                    variable,
                    Position.InputType,
                    Position.ParentInputType,
                    Position.DefaultValue,
                    signature is null ? null : FragmentIndex.GetVariable(signature, variable.Name.Value)));
            }

            return kind != SyntaxKind.VariableDefinition;
        }

        protected override void Leave(SyntaxKind kind, SyntaxNode node)
        {
        }
    }
}
