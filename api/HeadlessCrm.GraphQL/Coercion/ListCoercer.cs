using System.Runtime.CompilerServices;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>A list; a value that is no list is taken as a list of one.</summary>
internal sealed class ListCoercer(ListType type, InputCoercer element) : InputCoercer(type)
{
    private const int InitialCapacity = 8;

    public override bool TryRead(ref Utf8JsonReader reader, InputBudget budget, out object? value)
    {
        value = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.StartArray:
                return TryReadElements(ref reader, budget, out value);
            default:
                if (!element.TryRead(ref reader, budget, out var single))
                {
                    return false;
                }

                value = new[] { single };
                return true;
        }
    }

    public override object? CoerceInputValue(JsonElement value, InputValueReport report)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return null;
            case JsonValueKind.Array:
                var elements = new object?[value.GetArrayLength()];
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    report.Enter(index);
                    elements[index++] = element.CoerceInputValue(item, report);
                    report.Leave();
                }

                return elements;
            default:
                return new[] { element.CoerceInputValue(value, report) };
        }
    }

    public override LiteralPart Compile(ValueNode literal, VariablePlan variables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return literal switch
        {
            VariableNode variable => new VariablePart(variables.IndexOf(variable.Name.Value), isNonNull: false),
            NullValueNode => ConstantPart.OfNull,
            ListValueNode list => ListPart.Create([.. list.Values.Select(item => element.Compile(item, variables))]),
            _ => ListPart.Create([element.Compile(literal, variables)]),
        };
    }

    private bool TryReadElements(ref Utf8JsonReader reader, InputBudget budget, out object? value)
    {
        value = null;
        var elements = new object?[InitialCapacity];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!budget.TrySpend() || !element.TryRead(ref reader, budget, out var item))
            {
                return false;
            }

            if (count == elements.Length)
            {
                Array.Resize(ref elements, count * 2);
            }

            elements[count++] = item;
        }

        if (count < elements.Length)
        {
            Array.Resize(ref elements, count);
        }

        value = elements;
        return true;
    }
}
