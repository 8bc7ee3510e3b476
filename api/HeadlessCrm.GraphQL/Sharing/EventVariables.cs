using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Sharing;

/// <summary>
/// The variables of a subscription that the response to an event depends on: all but those that only the root field's
/// arguments name. Those choose the events, as a cursor to resume from does, and differ where the responses do not.
/// </summary>
internal sealed class EventVariables
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly OperationContext context;

    private EventVariables(OperationContext context) => this.context = context;

    /// <summary>Finds them in an operation.</summary>
    public static EventVariables Of(OperationContext context)
    {
        var found = new EventVariables(context);
        found.Collect(context.Operation.Directives);
        found.Collect(context.Operation.SelectionSet, isRoot: true);
        return found;
    }

    /// <summary>
    /// What was given for them, as it was given: requests with the same text have the same values. Texts may differ where
    /// values do not, which only costs an execution.
    /// </summary>
    /// <param name="variables">The JSON object of the request, known to be well-formed; may be empty.</param>
    public string TextOf(ReadOnlySpan<byte> variables)
    {
        if (names.Count == 0 || variables.IsEmpty)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        var reader = new Utf8JsonReader(variables, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (names.Contains(name))
            {
                text.Append(name).Append(':').Append(Encoding.UTF8.GetString(variables[start..(int)reader.BytesConsumed])).Append(',');
            }
        }

        return text.ToString();
    }

    private void Collect(SelectionSetNode set, bool isRoot)
    {
        foreach (var selection in set.Selections)
        {
            Collect(selection.Directives);
            switch (selection)
            {
                case FieldNode field:
                    if (!isRoot)
                    {
                        CollectArguments(field.Arguments);
                    }

                    if (field.SelectionSet is { } below)
                    {
                        Collect(below, isRoot: false);
                    }

                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, isRoot);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && context.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    Collect(fragment.SelectionSet, isRoot);
                    break;
                default:
                    break;
            }
        }
    }

    private void Collect(IEnumerable<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            CollectArguments(directive.Arguments);
        }
    }

    private void CollectArguments(IEnumerable<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            Collect(argument.Value);
        }
    }

    private void Collect(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                names.Add(variable.Name.Value);
                break;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    Collect(item);
                }

                break;
            case ObjectValueNode fields:
                foreach (var field in fields.Fields)
                {
                    Collect(field.Value);
                }

                break;
            default:
                break;
        }
    }
}
