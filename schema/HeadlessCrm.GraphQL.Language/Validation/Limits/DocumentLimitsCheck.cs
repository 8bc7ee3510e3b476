using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>Measures a document once and checks all limits against it.</summary>
internal sealed class DocumentLimitsCheck
{
    private readonly ValidationContext context;

    // A fragment that is being measured counts as empty: cycles are another rule's to report.
    private readonly Dictionary<FragmentDefinitionNode, SelectionShape> fragments = [];
    private long aliases;
    private long directives;

    private DocumentLimitsCheck(ValidationContext context)
    {
        this.context = context;
    }

    /// <summary>Reports each limit that is exceeded; false when one is.</summary>
    public static bool Run(ValidationContext context, DocumentLimits limits)
    {
        if (limits.Active.Length > 0)
        {
            new DocumentLimitsCheck(context).Run(limits);
        }

        return context.Errors.Count == 0;
    }

    private void Run(DocumentLimits limits)
    {
        var operations = new List<OperationMeasures>();
        foreach (var definition in context.Document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    CountDirectives(operation);
                    operations.Add(new OperationMeasures(operation, Measure(operation.SelectionSet)));
                    break;
                case FragmentDefinitionNode fragment:
                    MeasureFragment(fragment);
                    break;
                default:
                    break;
            }
        }

        var document = new DocumentMeasures(aliases, directives);
        foreach (var limit in limits.Active)
        {
            if (limit.OfDocument)
            {
                limit.Check(context, document, default);
                continue;
            }

            foreach (var operation in operations)
            {
                limit.Check(context, document, operation);
            }
        }
    }

    private SelectionShape MeasureFragment(FragmentDefinitionNode fragment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!fragments.TryGetValue(fragment, out var shape))
        {
            fragments[fragment] = default;
            CountDirectives(fragment);
            fragments[fragment] = shape = Measure(fragment.SelectionSet);
        }

        return shape;
    }

    private SelectionShape Measure(SelectionSetNode set)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var shape = default(SelectionShape);
        foreach (var selection in set.Selections)
        {
            directives += selection.Directives.Length;
            shape = shape.Beside(Measure(selection));
        }

        return shape;
    }

    private SelectionShape Measure(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                aliases += field.Alias is null ? 0 : 1;
                var below = field.SelectionSet is null ? default : Measure(field.SelectionSet);
                return below.Below(field.Name.Value);
            case InlineFragmentNode inline:
                return Measure(inline.SelectionSet);
            case FragmentSpreadNode spread when context.GetFragment(spread.Name.Value) is { } fragment:
                return MeasureFragment(fragment).Spread();
            default:
                return default;
        }
    }

    private void CountDirectives(ExecutableDefinitionNode definition)
    {
        directives += definition.Directives.Length;
        foreach (var variable in definition.VariableDefinitions)
        {
            directives += variable.Directives.Length;
        }
    }
}
