using System.Runtime.CompilerServices;
using System.Text;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// Which fragments selection sets use. Spreads of one fragment are one use, unless the fragment has variables and is
/// given other arguments (experimental fragment arguments).
/// </summary>
internal sealed class SpreadUses(ValidationContext context, MergeBudget budget)
{
    private const int MaxDescriptionSize = 256;

    private readonly Dictionary<ValueNode, List<string>> variables = [];
    private readonly Dictionary<string, Dictionary<FragmentScope, FragmentScope>> scopesByArguments =
        new(StringComparer.Ordinal);

    /// <summary>The different fragments a selection set spreads itself, each once.</summary>
    public List<SpreadUse> Of(CollectedFields fields, FragmentScope scope)
    {
        if (fields.UsesByScope.TryGetValue(scope, out var uses))
        {
            return uses;
        }

        uses = [];
        var known = new Dictionary<(FragmentScope, FragmentDefinitionNode?), SpreadUse>();
        foreach (var node in fields.Spreads)
        {
            budget.Spend(1);
            var fragment = context.GetFragment(node.Name.Value);
            var fragmentScope = ScopeOf(node, fragment, scope);
            if (known.TryGetValue((fragmentScope, fragment), out var previous))
            {
                previous.Node = node;
                continue;
            }

            var use = new SpreadUse(node, fragment, fragmentScope);
            known.Add((fragmentScope, fragment), use);
            uses.Add(use);
        }

        fields.UsesByScope[scope] = uses;
        return uses;
    }

    /// <summary>The names of the variables in a literal.</summary>
    public List<string> VariablesOf(ValueNode value)
    {
        if (!variables.TryGetValue(value, out var names))
        {
            names = [];
            CollectVariables(value, names);
            variables[value] = names;
        }

        return names;
    }

    /// <summary>A spread with its arguments as it is quoted in errors.</summary>
    public string Describe(FragmentSpreadNode node)
    {
        var name = FieldConflict.Abbreviate(node.Name.Value);
        var size = 1;
        foreach (var argument in node.Arguments)
        {
            size += 2 + argument.Name.Value.Length + KeyOf(argument.Value).Length;
            if (size > MaxDescriptionSize)
            {
                return name + "(...)";
            }
        }

        var shown = new FragmentSpreadNode(default, new NameNode(default, name), node.Arguments, []);
        return ErrorText.Quote(shown).Substring("...".Length);
    }

    private FragmentScope ScopeOf(FragmentSpreadNode node, FragmentDefinitionNode? fragment, FragmentScope around)
    {
        if (fragment is null || fragment.VariableDefinitions.IsEmpty)
        {
            return FragmentScope.None;
        }

        var (key, usesLocal) = Inspect(node, fragment, around);
        if (!scopesByArguments.TryGetValue(key, out var byScope))
        {
            scopesByArguments[key] = byScope = [];
        }

        // Arguments without variables of the scope around mean the same everywhere.
        var variableScope = usesLocal ? around : FragmentScope.None;
        if (!byScope.TryGetValue(variableScope, out var scope))
        {
            byScope[variableScope] = scope = FragmentScope.Of(fragment);
        }

        return scope;
    }

    private (string Key, bool UsesLocal) Inspect(
        FragmentSpreadNode node, FragmentDefinitionNode fragment, FragmentScope around)
    {
        var arguments = new SortedDictionary<string, ValueNode>(StringComparer.Ordinal);
        foreach (var argument in node.Arguments)
        {
            if (FragmentIndex.GetVariable(fragment, argument.Name.Value) is not null)
            {
                arguments[argument.Name.Value] = argument.Value;
            }
        }

        var key = new StringBuilder(fragment.Name.Value);
        var usesLocal = false;
        foreach (var argument in arguments)
        {
            key.Append(' ').Append(argument.Key).Append(':').Append(KeyOf(argument.Value));
            foreach (var variable in VariablesOf(argument.Value))
            {
                budget.Spend(1);
                usesLocal |= around.Declares(variable);
            }
        }

        return (key.ToString(), usesLocal);
    }

    private string KeyOf(ValueNode value)
    {
        budget.Spend(1);
        return ComparisonKey.Of(value);
    }

    private static void CollectVariables(ValueNode value, List<string> names)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case VariableNode variable:
                names.Add(variable.Name.Value);
                break;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    CollectVariables(item, names);
                }

                break;
            case ObjectValueNode literal:
                foreach (var field in literal.Fields)
                {
                    CollectVariables(field.Value, names);
                }

                break;
            default:
                break;
        }
    }
}
