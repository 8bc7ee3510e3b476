using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Cost;

/// <summary>
/// The price of a document worked out the slow way: variables and conditions put in first, everything written out, each
/// place and each concrete type visited anew. Also the price of a response, from the response.
/// </summary>
internal sealed class CostOracle(Schema schema, string document, string variables)
{
    private const double DefaultSize = 10;

    private readonly JsonElement given = JsonElement.Parse(variables);
    private readonly OperationDefinitionNode operation =
        Parser.Parse(document).Definitions.OfType<OperationDefinitionNode>().Single();

    private readonly Dictionary<string, FragmentDefinitionNode> fragments = Parser.Parse(document)
        .Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value);

    public double Estimate() => ObjectPrice(
        schema.GetRootType(operation.Operation)!, [operation.SelectionSet], null, []);

    /// <summary>The price of what was answered; every selection set must ask <c>t__: __typename</c>.</summary>
    public double Actual(JsonElement data) => AnswerPrice(data, [operation.SelectionSet]);

    private double ObjectPrice(ObjectType type, List<SelectionSetNode> sets, double? handedSize, string[] handedTo)
    {
        var sum = Weight(type.AppliedDirectives) ?? 1;
        foreach (var (_, nodes) in Merge(type, sets))
        {
            if (type.GetField(nodes[0].Name.Value) is not { } field)
            {
                continue;
            }

            var own = SizeOf(type, field, nodes[0], out var sizedFields);
            var isList = field.Type.Nullable is ListType;
            var size = !isList ? 1
                : handedTo.Contains(field.Name) ? handedSize!.Value
                : sizedFields.Length > 0 ? DefaultSize
                : own;
            var below = nodes.Where(node => node.SelectionSet is not null).Select(node => node.SelectionSet!).ToList();
            var each = field.Type.Named is CompositeType composite
                ? schema.GetPossibleTypes(composite).Max(possible => ObjectPrice(possible, below, own, sizedFields))
                : Weight(field.Type.Named.AppliedDirectives) ?? 0;
            sum += FieldPrice(type, field, nodes[0]) + (size * each);
        }

        return sum;
    }

    private double AnswerPrice(JsonElement answer, List<SelectionSetNode> sets)
    {
        var type = (ObjectType)schema.GetType(answer.GetProperty("t__").GetString()!)!;
        var sum = Weight(type.AppliedDirectives) ?? 1;
        foreach (var (key, nodes) in Merge(type, sets))
        {
            if (type.GetField(nodes[0].Name.Value) is not { } field)
            {
                continue;
            }

            sum += FieldPrice(type, field, nodes[0]);
            var below = nodes.Where(node => node.SelectionSet is not null).Select(node => node.SelectionSet!).ToList();
            sum += field.Type.Named is CompositeType
                ? Objects(answer.GetProperty(key)).Sum(item => AnswerPrice(item, below))
                : Weight(field.Type.Named.AppliedDirectives) ?? 0;
        }

        return sum;
    }

    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [value],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private double FieldPrice(ObjectType type, FieldDefinition field, FieldNode node)
    {
        var sum = Weight(field.AppliedDirectives) ?? (ReferenceEquals(type, schema.MutationType) ? 10 : 0);
        foreach (var argument in node.Arguments)
        {
            sum += UsePrice(Concrete(argument.Value), field.GetArgument(argument.Name.Value)!);
        }

        return Math.Max(0, sum);
    }

    /// <summary>A value given at a place; values are JSON, whatever they were.</summary>
    private static double UsePrice(JsonElement? value, InputValueDefinition place)
    {
        if (value is not { ValueKind: not JsonValueKind.Null } present)
        {
            return 0;
        }

        var own = Weight(place.AppliedDirectives);
        return own is { } weight
            ? weight + Inside(present, place.Type.Named, 0)
            : Inside(present, place.Type.Named, 1);
    }

    private static double Inside(JsonElement value, NamedType type, double perObject)
    {
        if (type is not InputObjectType input)
        {
            return 0;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Sum(item => Inside(item, type, perObject)),
            JsonValueKind.Object => perObject + value.EnumerateObject()
                .Sum(member => UsePrice(member.Value, input.GetField(member.Name)!)),
            _ => 0,
        };
    }

    private double SizeOf(ObjectType type, FieldDefinition field, FieldNode node, out string[] sizedFields)
    {
        sizedFields = [];
        var directive = Find(field.AppliedDirectives, "listSize")
            ?? type.Interfaces.Select(face => face.GetField(field.Name)).OfType<FieldDefinition>()
                .Select(declared => Find(declared.AppliedDirectives, "listSize"))
                .FirstOrDefault(found => found is not null);
        if (directive is null)
        {
            return DefaultSize;
        }

        sizedFields = Texts(directive, "sizedFields");
        var sizes = new List<double>();
        foreach (var name in Texts(directive, "slicingArguments"))
        {
            var literal = node.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
            var value = literal is null ? null : Concrete(literal);
            value ??= field.GetArgument(name)!.DefaultValue is { } preset ? Concrete(preset) : null;
            if (value is { ValueKind: JsonValueKind.Number } number)
            {
                sizes.Add(Math.Max(0, number.GetDouble()));
            }
        }

        return sizes.Count > 0 ? sizes.Max()
            : Argument(directive, "assumedSize") is IntValueNode assumed
                ? double.Parse(assumed.Value, CultureInfo.InvariantCulture)
            : DefaultSize;
    }

    /// <summary>The fields that are part of the request on a concrete type, by response key.</summary>
    private Dictionary<string, List<FieldNode>> Merge(ObjectType type, List<SelectionSetNode> sets)
    {
        var merged = new Dictionary<string, List<FieldNode>>();
        foreach (var set in sets)
        {
            Collect(set);
        }

        return merged;

        void Collect(SelectionSetNode set)
        {
            foreach (var selection in set.Selections.Where(IsIncluded))
            {
                switch (selection)
                {
                    case FieldNode field:
                        if (!merged.TryGetValue(field.ResponseKey, out var nodes))
                        {
                            merged[field.ResponseKey] = nodes = [];
                        }

                        nodes.Add(field);
                        break;
                    case InlineFragmentNode inline when Applies(inline.TypeCondition):
                        Collect(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when Applies(fragments[spread.Name.Value].TypeCondition):
                        Collect(fragments[spread.Name.Value].SelectionSet);
                        break;
                    default:
                        break;
                }
            }
        }

        bool Applies(NamedTypeNode? condition) => condition is null
            || schema.GetPossibleTypes((CompositeType)schema.GetType(condition.Name.Value)!).Contains(type);
    }

    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            var value = Concrete(directive.Arguments[0].Value)!.Value.GetBoolean();
            if (value == (directive.Name.Value == "skip"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The JSON of a literal with variables put in; null for an absent variable.</summary>
    private JsonElement? Concrete(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                if (given.TryGetProperty(variable.Name.Value, out var found))
                {
                    return found;
                }

                var definition = operation.VariableDefinitions.First(d => d.Variable.Name.Value == variable.Name.Value);
                return definition.DefaultValue is { } preset ? Concrete(preset) : null;
            case IntValueNode number:
                return JsonElement.Parse(number.Value);
            case BooleanValueNode truth:
                return JsonElement.Parse(truth.Value ? "true" : "false");
            case NullValueNode:
                return JsonElement.Parse("null");
            case ListValueNode list:
                return JsonSerializer.SerializeToElement(list.Values.Select(Concrete).ToArray());
            case ObjectValueNode members:
                return JsonSerializer.SerializeToElement(members.Fields
                    .Select(field => (field.Name.Value, Item: Concrete(field.Value)))
                    .Where(field => field.Item is not null)
                    .ToDictionary(field => field.Value, field => field.Item));
            default:
                return JsonElement.Parse("\"text\"");
        }
    }

    private static double? Weight(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "cost") is { } cost && Argument(cost, "weight") is StringValueNode text
            ? double.Parse(text.Value, CultureInfo.InvariantCulture)
            : null;

    private static string[] Texts(DirectiveNode directive, string name) =>
        Argument(directive, name) is ListValueNode list
        ? [.. list.Values.Cast<StringValueNode>().Select(item => item.Value)]
        : [];

    private static ValueNode? Argument(DirectiveNode directive, string name) =>
        directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

    private static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(directive => directive.Name.Value == name);
}
