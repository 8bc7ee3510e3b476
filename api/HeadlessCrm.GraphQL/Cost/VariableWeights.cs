using System.Text.Json;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// Weighs the input objects in a request's variables, from their JSON: coerced values may be of any CLR type. The JSON
/// has been coerced already, so it is valid and not too deep.
/// </summary>
internal sealed class VariableWeights(CostModel model)
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>The weight of each variable, by its index.</summary>
    public InputWeight[] Read(VariablePlan plan, ReadOnlySpan<byte> json)
    {
        var weights = new InputWeight[plan.Count];
        var isRead = new bool[plan.Count];
        if (!json.IsEmpty)
        {
            var reader = new Utf8JsonReader(json, AnyDepth);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var index = plan.IndexOf(reader.GetString()!);
                reader.Read();
                if (index >= 0 && TypeOf(plan, index) is { } type)
                {
                    weights[index] = OfJson(ref reader, type);
                    isRead[index] = true;
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        for (var index = 0; index < weights.Length; index++)
        {
            var preset = isRead[index] ? null : plan.Entries[index].Node.DefaultValue;
            if (preset is not null && TypeOf(plan, index) is { } type)
            {
                weights[index] = OfLiteral(preset, type);
            }
        }

        return weights;
    }

    private static InputObjectType? TypeOf(VariablePlan plan, int index) =>
        plan.Entries[index].Coercer?.Type.Named as InputObjectType;

    private InputWeight OfJson(ref Utf8JsonReader reader, InputObjectType type)
    {
        var weight = default(InputWeight);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                weight += OfJson(ref reader, type);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            weight = new InputWeight(1, 0);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = type.GetField(reader.GetString()!);
                reader.Read();
                weight += new InputWeight(0, UseOfJson(ref reader, field));
            }
        }

        return weight;
    }

    private double UseOfJson(ref Utf8JsonReader reader, InputValueDefinition? field)
    {
        if (field is null || reader.TokenType == JsonTokenType.Null)
        {
            reader.Skip();
            return 0;
        }

        var own = model.WeightOf(field);
        if (field.Type.Named is InputObjectType type)
        {
            return OfJson(ref reader, type).At(own);
        }

        reader.Skip();
        return own ?? 0;
    }

    private InputWeight OfLiteral(ValueNode literal, InputObjectType type)
    {
        var weight = default(InputWeight);
        switch (literal)
        {
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    weight += OfLiteral(item, type);
                }

                break;
            case ObjectValueNode value:
                weight = new InputWeight(1, 0);
                foreach (var member in value.Fields)
                {
                    weight += new InputWeight(0, UseOfLiteral(member.Value, type.GetField(member.Name.Value)));
                }

                break;
            default:
                break;
        }

        return weight;
    }

    private double UseOfLiteral(ValueNode literal, InputValueDefinition? field)
    {
        if (field is null || literal is NullValueNode)
        {
            return 0;
        }

        var own = model.WeightOf(field);
        return field.Type.Named is InputObjectType type ? OfLiteral(literal, type).At(own) : own ?? 0;
    }
}
