using System.Runtime.CompilerServices;
using System.Text;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// Explains why a literal is no value of an input type, in the reference's words. Reports every fault, in the order of
/// the type's fields, then the unknown fields. Not safe for use by several threads at once.
/// </summary>
/// <param name="report">
/// Called for each fault with the error (located at the literal at fault) and the place inside the whole literal,
/// written like <c> at .list[0].name</c>, or empty for the whole.
/// </param>
/// <param name="hideSuggestions">Whether messages go without "Did you mean …?".</param>
/// <param name="scalarLiterals">Finds the check of a scalar of the host; without one any literal is accepted.</param>
public sealed class InputLiteralValidator(
    Action<GraphQLError, string> report,
    bool hideSuggestions = false,
    Func<ScalarType, IScalarLiteral?>? scalarLiterals = null)
{
    private readonly List<object> path = [];
    private IVariableValues? variables;

    // One object with many faults is quoted in each of its errors; it is printed once.
    private ValueNode? quotedNode;
    private string quotedText = string.Empty;

    /// <summary>Validates a literal.</summary>
    /// <param name="value">The literal; it may hold variables.</param>
    /// <param name="type">The input type expected.</param>
    /// <param name="variableValues">
    /// The values of variables at execution; null before it, when variables are left to the rules on variables.
    /// </param>
    public void Validate(ValueNode value, SchemaType type, IVariableValues? variableValues = null)
    {
        variables = variableValues;
        path.Clear();
        ValidateValue(value, type);
    }

    private void ValidateValue(ValueNode value, SchemaType type)
    {
        if (value is VariableNode variable)
        {
            ValidateVariable(variable, type);
        }
        else if (type is NonNullType nonNull)
        {
            if (value is NullValueNode)
            {
                Report($"Expected value of non-null type \"{type}\" not to be null.", value);
            }
            else
            {
                ValidateNullable(value, nonNull.Nullable);
            }
        }
        else
        {
            ValidateNullable(value, type);
        }
    }

    private void ValidateNullable(ValueNode value, SchemaType type)
    {
        if (value is NullValueNode)
        {
            return;
        }

        switch (type)
        {
            case ListType list:
                ValidateList(value, list.ElementType);
                break;
            case InputObjectType inputObject:
                ValidateObject(value, inputObject);
                break;
            case CompositeType:
                // An argument declared with an output type, which the schema's own checks report: it has no values.
                break;
            default:
                var fault = LeafLiterals.FindFault(value, type, hideSuggestions, scalarLiterals);
                if (fault is not null)
                {
                    Report(fault, value);
                }

                break;
        }
    }

    private void ValidateVariable(VariableNode node, SchemaType type)
    {
        if (variables is null || type is not NonNullType)
        {
            return;
        }

        switch (variables.GetState(node.Name.Value))
        {
            case VariableState.Absent:
                Report(
                    $"Expected variable \"${node.Name.Value}\" provided to type \"{type}\" to provide a runtime value.",
                    node);
                break;
            case VariableState.Null:
                Report(
                    $"Expected variable \"${node.Name.Value}\" provided to non-null type \"{type}\" not to be null.",
                    node);
                break;
            default:
                break;
        }
    }

    private void ValidateList(ValueNode value, SchemaType elementType)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value is not ListValueNode list)
        {
            ValidateValue(value, elementType);
            return;
        }

        for (var i = 0; i < list.Values.Length; i++)
        {
            path.Add(i);
            ValidateValue(list.Values[i], elementType);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void ValidateObject(ValueNode value, InputObjectType type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value is not ObjectValueNode literal)
        {
            Report($"Expected value of type \"{type}\" to be an object, found: {Quote(value)}.", value);
            return;
        }

        var given = new ObjectFields(literal);
        foreach (var field in type.Fields)
        {
            if (given.Find(field.Name) is { } node)
            {
                ValidateField(literal, type, field, node.Value);
            }
            else if (field.IsRequired)
            {
                Report(
                    $"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: " +
                    $"{Quote(literal)}.",
                    literal);
            }
        }

        var known = ReportUnknownFields(literal, type, out var firstKnown);
        if (type.IsOneOf)
        {
            ValidateOneOf(literal, type, known, firstKnown);
        }
    }

    private void ValidateField(
        ObjectValueNode literal, InputObjectType type, InputValueDefinition field, ValueNode value)
    {
        if (variables is not null && value is VariableNode variable)
        {
            var name = variable.Name.Value;
            var state = variables.GetState(name);
            if (type.IsOneOf)
            {
                if (state != VariableState.Given)
                {
                    var lack = state == VariableState.Absent ? "to provide a runtime value" : "not to be null";
                    Report(
                        $"Expected variable \"${name}\" provided to field \"{field.Name}\" for OneOf Input Object " +
                        $"type \"{type}\" {lack}.",
                        literal);
                }
            }
            else if (state == VariableState.Absent && !field.IsRequired)
            {
                return;
            }
        }

        path.Add(field.Name);
        ValidateValue(value, field.Type);
        path.RemoveAt(path.Count - 1);
    }

    private int ReportUnknownFields(ObjectValueNode literal, InputObjectType type, out ObjectFieldNode? firstKnown)
    {
        var known = 0;
        firstKnown = null;
        foreach (var field in literal.Fields)
        {
            if (type.GetField(field.Name.Value) is not null)
            {
                known++;
                firstKnown ??= field;
                continue;
            }

            var suggestion = hideSuggestions
                ? string.Empty
                : Suggestions.DidYouMean(field.Name.Value, type.Fields.Select(static candidate => candidate.Name));
            Report(
                $"Expected value of type \"{type}\" not to include unknown field \"{field.Name.Value}\"" +
                $"{(suggestion.Length > 0 ? "." + suggestion + " Found" : ", found")}: {Quote(literal)}.",
                field);
        }

        return known;
    }

    private void ValidateOneOf(ObjectValueNode literal, InputObjectType type, int known, ObjectFieldNode? firstKnown)
    {
        var message = $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, " +
            "and the value for that field must be non-null.";
        if (known != 1)
        {
            Report(message, literal);
        }
        else if (firstKnown!.Value is NullValueNode)
        {
            path.Add(firstKnown.Name.Value);
            Report(message, literal);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void Report(string message, SyntaxNode node) => report(new GraphQLError(message, [node]), PrintPath());

    private string PrintPath()
    {
        if (path.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder(" at ");
        foreach (var key in path)
        {
            _ = key is int index ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(key);
        }

        return text.ToString();
    }

    private string Quote(ValueNode node)
    {
        if (!ReferenceEquals(quotedNode, node))
        {
            quotedNode = node;
            quotedText = ErrorText.Quote(node);
        }

        return quotedText;
    }
}
