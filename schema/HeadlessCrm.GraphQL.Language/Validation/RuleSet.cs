using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>The rules of some options, and for each kind of node which of them care for it; computed once.</summary>
internal sealed class RuleSet
{
    private static readonly int KindCount = (int)SyntaxKind.InputObjectTypeExtension + 1;

    private readonly ValidationRuleDefinition[] definitions;

    private RuleSet(ValidationRuleDefinition[] definitions)
    {
        this.definitions = definitions;
        var rules = CreateRules();
        Enters = Subscribers(rules, rule => rule.Enters);
        Leaves = Subscribers(rules, rule => rule.Leaves);
    }

    /// <summary>By kind: the indexes of the rules to call before the children of a node.</summary>
    public int[][] Enters { get; }

    /// <summary>By kind: the indexes of the rules to call after the children of a node.</summary>
    public int[][] Leaves { get; }

    public static RuleSet Create(ValidationOptions options)
    {
        var chosen = new List<ValidationRuleDefinition>();
        if (options.Rules is null)
        {
            chosen.AddRange(ValidationRules.Specified);
        }
        else
        {
            var known = ValidationRules.Specified.AddRange(ValidationRules.Optional);
            foreach (var name in options.Rules)
            {
                if (!known.Any(rule => rule.Name == name))
                {
                    throw new ArgumentException($"There is no validation rule \"{name}\".", nameof(options));
                }
            }

            chosen.AddRange(known.Where(rule => options.Rules.Contains(rule.Name)));
        }

        chosen.AddRange(options.AdditionalRules);
        return new RuleSet(chosen.ToArray());
    }

    /// <summary>Fresh instances, for one validation.</summary>
    public ValidationRule[] CreateRules()
    {
        var rules = new ValidationRule[definitions.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = definitions[i].Create();
        }

        return rules;
    }

    private static int[][] Subscribers(ValidationRule[] rules, Func<ValidationRule, IReadOnlyList<SyntaxKind>> kindsOf)
    {
        var subscribers = new List<int>[KindCount];
        for (var i = 0; i < rules.Length; i++)
        {
            foreach (var kind in kindsOf(rules[i]))
            {
                (subscribers[(int)kind] ??= []).Add(i);
            }
        }

        return Array.ConvertAll(subscribers, list => list?.ToArray() ?? []);
    }
}
