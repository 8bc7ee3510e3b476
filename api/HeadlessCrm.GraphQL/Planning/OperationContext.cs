using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>What all parts of one operation's plan share: the document, the schema, its variables and flags.</summary>
internal sealed class OperationContext
{
    private readonly Dictionary<string, VariableDefinitionNode> variableDefinitions = new(StringComparer.Ordinal);
    private readonly int maxFragmentVisits;
    private readonly bool allowsIncremental;
    private int fragmentVisits;

    public OperationContext(
        ExecutableSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        int maxFragmentVisits,
        bool[]? knownFlags = null,
        bool allowsIncremental = true)
    {
        Schema = schema;
        this.allowsIncremental = allowsIncremental && schema.SupportsIncremental;
        Operation = operation;
        KnownFlags = knownFlags;
        this.maxFragmentVisits = maxFragmentVisits;
        foreach (var definition in operation.VariableDefinitions)
        {
            variableDefinitions[definition.Variable.Name.Value] = definition;
        }

        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                Fragments[fragment.Name.Value] = fragment;
            }
        }

        Variables = schema.VariableCoercion.Compile(operation.VariableDefinitions);
        NumberFlags(operation.SelectionSet);
        foreach (var fragment in Fragments.Values)
        {
            NumberFlags(fragment.SelectionSet);
        }
    }

    public ExecutableSchema Schema { get; }

    public OperationDefinitionNode Operation { get; }

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    public VariablePlan Variables { get; }

    public Flags Flags { get; } = new();

    /// <summary>The flags' values when the plan is made for one combination of them (operations with @defer or @stream).</summary>
    public bool[]? KnownFlags { get; }

    /// <summary>Whether the document uses <c>@defer</c> or <c>@stream</c> and they could be active.</summary>
    public bool HasIncremental { get; private set; }

    public static string? LabelOf(DirectiveNode directive) =>
        (ArgumentOf(directive, "label") as StringValueNode)?.Value;

    public static ValueNode? ArgumentOf(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The value of a directive's <c>if</c>: a literal or a variable; null when it is not given.</summary>
    public static ValueNode? ConditionOf(DirectiveNode directive) => ArgumentOf(directive, "if");

    /// <summary>Whether <c>@defer</c> or <c>@stream</c> takes effect: its <c>if</c> is absent or true, in the flags the plan is made for.</summary>
    public bool IsActive(DirectiveNode directive) => allowsIncremental && ConditionOf(directive) switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => KnownFlags is null || KnownFlags[Flags.Of(variable.Name.Value)],
        _ => true,
    };

    /// <summary>Whether a variable can be null at run time although its place demands a boolean.</summary>
    public bool IsNullable(VariableNode variable) =>
        variableDefinitions.TryGetValue(variable.Name.Value, out var definition) && definition.Type is not NonNullTypeNode;

    public void CountFragmentVisit()
    {
        if (Interlocked.Increment(ref fragmentVisits) > maxFragmentVisits)
        {
            throw new Execution.GraphQLException(
                $"The operation visits fragments more than {maxFragmentVisits} times. Spread fewer fragments.",
                ErrorCodes.MaxFragmentVisits);
        }
    }

    private void NumberFlags(SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                var name = directive.Name.Value;
                if (name is "defer" or "stream" && allowsIncremental
                    && ConditionOf(directive) is not BooleanValueNode { Value: false })
                {
                    HasIncremental = true;
                }

                if (name is "skip" or "include" or "defer" or "stream" && ConditionOf(directive) is VariableNode variable)
                {
                    Flags.Of(variable.Name.Value);
                }
            }

            switch (selection)
            {
                case FieldNode field:
                    KeepSources(field);
                    if (field.SelectionSet is { } below)
                    {
                        NumberFlags(below);
                    }

                    break;
                case InlineFragmentNode inline:
                    NumberFlags(inline.SelectionSet);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>
    /// A literal with variables inside, given to a scalar of the host, is put together from the variables' JSON; it has to be
    /// kept from the first request on, before the place that needs it is compiled.
    /// </summary>
    private void KeepSources(FieldNode field)
    {
        foreach (var argument in field.Arguments)
        {
            if (argument.Value is ListValueNode or ObjectValueNode)
            {
                VariableReplacement.KeepSources(argument.Value, Variables);
            }
        }
    }
}
