using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>
/// Fragments do not spread themselves (section 5.5.2.2). Each spread is followed once; the way back to a fragment is
/// kept on a stack of its own, since chains of fragments can be longer than the call stack.
/// </summary>
internal sealed class NoFragmentCyclesRule : ValidationRule
{
    private readonly List<FragmentSpreadNode> path = [];
    private HashSet<string>? visited;

    // By name of a fragment that is being followed: how many spreads led to it.
    private Dictionary<string, int>? pathIndexes;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.FragmentDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        visited ??= new HashSet<string>(StringComparer.Ordinal);
        pathIndexes ??= new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<OpenFragment>();
        Open(context, (FragmentDefinitionNode)node, open);
        while (open.Count > 0)
        {
            var current = open.Peek();
            if (current.Next == current.Spreads.Count)
            {
                open.Pop();
                pathIndexes.Remove(current.Name);
                if (open.Count > 0)
                {
                    path.RemoveAt(path.Count - 1);
                }

                continue;
            }

            Follow(context, current.Spreads[current.Next++], open);
        }

        return true;
    }

    private void Follow(ValidationContext context, FragmentSpreadNode spread, Stack<OpenFragment> open)
    {
        var name = spread.Name.Value;
        path.Add(spread);
        if (pathIndexes!.TryGetValue(name, out var start))
        {
            Report(context, name, start);
        }
        else if (context.GetFragment(name) is { } fragment && Open(context, fragment, open))
        {
            return;
        }

        path.RemoveAt(path.Count - 1);
    }

    private bool Open(ValidationContext context, FragmentDefinitionNode fragment, Stack<OpenFragment> open)
    {
        var name = fragment.Name.Value;
        if (!visited!.Add(name))
        {
            return false;
        }

        var spreads = context.FragmentReferences.GetSpreads(fragment.SelectionSet);
        if (spreads.Count == 0)
        {
            return false;
        }

        pathIndexes![name] = path.Count;
        open.Push(new OpenFragment(name, spreads));
        return true;
    }

    private void Report(ValidationContext context, string name, int start)
    {
        var cycle = path.GetRange(start, path.Count - start);
        var via = string.Join(", ", cycle.Take(cycle.Count - 1).Select(static spread => $"\"{spread.Name.Value}\""));
        context.Report(new GraphQLError(
            $"Cannot spread fragment \"{name}\" within itself" + (via.Length > 0 ? $" via {via}." : "."),
            cycle));
    }

    private sealed class OpenFragment(string name, List<FragmentSpreadNode> spreads)
    {
        public string Name { get; } = name;

        public List<FragmentSpreadNode> Spreads { get; } = spreads;

        public int Next { get; set; }
    }
}
