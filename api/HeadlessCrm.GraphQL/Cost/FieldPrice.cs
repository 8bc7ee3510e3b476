using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// What one resolution of a field costs at one place of an operation: its weight, that of its arguments and of the
/// arguments of its directives. Never negative, although weights of arguments may be.
/// </summary>
internal sealed class FieldPrice
{
    private readonly VariableUse[] uses;
    private readonly double constant;

    private FieldPrice(double constant, VariableUse[] uses)
    {
        this.constant = constant;
        this.uses = uses;
    }

    /// <summary>Whether no variable takes part.</summary>
    public bool IsConstant => uses.Length == 0;

    public static FieldPrice Create(
        CostModel model,
        Schema schema,
        ObjectType parent,
        FieldDefinition definition,
        FieldNode node,
        VariablePlan variables)
    {
        var builder = new Builder(model, variables) { Constant = model.WeightOf(parent, definition) };
        builder.AddArguments(definition.Arguments, node.Arguments);
        foreach (var applied in node.Directives)
        {
            if (schema.GetDirective(applied.Name.Value) is { } directive)
            {
                builder.AddArguments(directive.Arguments, applied.Arguments);
            }
        }

        return new FieldPrice(builder.Constant, [.. builder.Uses]);
    }

    public double Of(CostEvaluation? at)
    {
        var sum = constant;
        foreach (var use in uses)
        {
            sum += at!.WeightOf(use.Variable, use.Own);
        }

        return Math.Max(0, sum);
    }

    /// <summary>A variable as an argument or within one.</summary>
    /// <param name="Variable">Its index.</param>
    /// <param name="Own">The weight that its place has of its own, or null.</param>
    private readonly record struct VariableUse(int Variable, double? Own);

    private sealed class Builder(CostModel model, VariablePlan variables)
    {
        public double Constant { get; set; }

        public List<VariableUse> Uses { get; } = [];

        public void AddArguments(ImmutableArray<InputValueDefinition> definitions, ImmutableArray<ArgumentNode> nodes)
        {
            foreach (var node in nodes)
            {
                foreach (var definition in definitions)
                {
                    if (definition.Name == node.Name.Value)
                    {
                        AddUse(node.Value, definition);
                    }
                }
            }
        }

        private void AddUse(ValueNode value, InputValueDefinition place)
        {
            var own = model.WeightOf(place);
            switch (value)
            {
                case NullValueNode:
                    break;
                case VariableNode variable when own is not null || place.Type.Named is InputObjectType:
                    Uses.Add(new VariableUse(variables.IndexOf(variable.Name.Value), own));
                    break;
                case VariableNode:
                    break;
                default:
                    Constant += own ?? 0;
                    AddObjects(value, place.Type.Named as InputObjectType, own is null ? 1 : 0);
                    break;
            }
        }

        private void AddObjects(ValueNode value, InputObjectType? type, double weightOfObject)
        {
            if (type is null)
            {
                return;
            }

            switch (value)
            {
                case VariableNode variable:
                    Uses.Add(new VariableUse(variables.IndexOf(variable.Name.Value), weightOfObject == 0 ? 0 : null));
                    break;
                case ListValueNode list:
                    foreach (var item in list.Values)
                    {
                        AddObjects(item, type, weightOfObject);
                    }

                    break;
                case ObjectValueNode members:
                    Constant += weightOfObject;
                    foreach (var member in members.Fields)
                    {
                        if (type.GetField(member.Name.Value) is { } field)
                        {
                            AddUse(member.Value, field);
                        }
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
