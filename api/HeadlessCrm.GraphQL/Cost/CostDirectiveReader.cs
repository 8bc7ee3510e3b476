using System.Collections.Immutable;
using System.Globalization;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// Reads <c>@cost</c> and <c>@listSize</c> from a schema and checks them by section 9 of their specification.
/// </summary>
internal sealed class CostDirectiveReader(Schema schema)
{
    public Dictionary<NamedType, double> Types { get; } = [];

    public Dictionary<FieldDefinition, double> Fields { get; } = [];

    public Dictionary<FieldDefinition, ListSize> Sizes { get; } = [];

    public Dictionary<InputValueDefinition, double> Inputs { get; } = [];

    /// <summary>What is wrong, one line each.</summary>
    public List<string> Problems { get; } = [];

    public void Read()
    {
        if (schema.GetDirective("cost") is null && schema.GetDirective("listSize") is null)
        {
            return;
        }

        foreach (var type in schema.Types)
        {
            Note(Types, type, type.AppliedDirectives, type.Name);
            switch (type)
            {
                case FieldsType composite:
                    ReadFields(composite);
                    break;
                case InputObjectType input:
                    ReadInputs(input.Fields);
                    break;
                default:
                    break;
            }
        }

        foreach (var directive in schema.Directives)
        {
            ReadInputs(directive.Arguments);
        }
    }

    private void ReadFields(FieldsType type)
    {
        foreach (var field in type.Fields)
        {
            if (type is InterfaceType && Find(field.AppliedDirectives, "cost") is not null)
            {
                Problems.Add(
                    $"{field.Coordinate}: @cost may not stand on a field of an interface; " +
                    "put it on the fields of its types.");
            }

            Note(Fields, field, field.AppliedDirectives, field.Coordinate);
            ReadInputs(field.Arguments);
            if (Find(field.AppliedDirectives, "listSize") is { } node)
            {
                Sizes[field] = ReadSize(field, node);
            }
        }
    }

    private void ReadInputs(ImmutableArray<InputValueDefinition> inputs)
    {
        foreach (var input in inputs)
        {
            Note(Inputs, input, input.AppliedDirectives, input.Coordinate);
        }
    }

    private void Note<T>(
        Dictionary<T, double> weights, T member, ImmutableArray<DirectiveNode> directives, string coordinate)
        where T : notnull
    {
        if (Find(directives, "cost") is not { } node)
        {
            return;
        }

        var text = Argument(node, "weight") switch
        {
            StringValueNode value => value.Value,
            IntValueNode value => value.Value,
            FloatValueNode value => value.Value,
            _ => null,
        };
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            && double.IsFinite(weight))
        {
            weights[member] = weight;
        }
        else
        {
            Problems.Add(
                $"{coordinate}: @cost(weight:) must be a number as text, such as \"2.5\", found {text ?? "none"}.");
        }
    }

    private ListSize ReadSize(FieldDefinition field, DirectiveNode node)
    {
        var sizedFields = Names(node, "sizedFields");
        var size = new ListSize(
            Argument(node, "assumedSize") is IntValueNode number
                && int.TryParse(number.Value, CultureInfo.InvariantCulture, out var assumed) ? assumed : null,
            SlicingArguments(field, Names(node, "slicingArguments")),
            sizedFields,
            Argument(node, "requireOneSlicingArgument") is not BooleanValueNode { Value: false });
        if (sizedFields.IsEmpty && field.Type.Nullable is not ListType)
        {
            Problems.Add($"{field.Coordinate}: @listSize needs a field that is a list, or sizedFields.");
        }

        CheckSizedFields(field, sizedFields);
        CheckAssumedSize(field, size);
        return size;
    }

    private ImmutableArray<InputValueDefinition> SlicingArguments(FieldDefinition field, ImmutableArray<string> names)
    {
        var arguments = ImmutableArray.CreateBuilder<InputValueDefinition>();
        foreach (var name in names)
        {
            if (field.GetArgument(name) is { } argument && argument.Type.Nullable is ScalarType { Name: "Int" })
            {
                arguments.Add(argument);
            }
            else
            {
                Problems.Add($"{field.Coordinate}: the slicing argument \"{name}\" must be an argument of type Int.");
            }
        }

        return arguments.ToImmutable();
    }

    private void CheckSizedFields(FieldDefinition field, ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            if ((field.Type.Named as FieldsType)?.GetField(name)?.Type.Nullable is not ListType)
            {
                Problems.Add(
                    $"{field.Coordinate}: the sized field \"{name}\" must be a list field of {field.Type.Named.Name}.");
            }
        }
    }

    private void CheckAssumedSize(FieldDefinition field, ListSize size)
    {
        if (size.AssumedSize < 0)
        {
            Problems.Add($"{field.Coordinate}: assumedSize must be 0 or more, found {size.AssumedSize}.");
        }

        var isAmbiguous = size.AssumedSize is not null && !size.SlicingArguments.IsEmpty
            && (size.RequiresOne || size.SlicingArguments.Any(argument => argument.DefaultValue is not null));
        if (isAmbiguous)
        {
            Problems.Add(
                $"{field.Coordinate}: assumedSize beside slicingArguments needs requireOneSlicingArgument: false " +
                "and slicing arguments without defaults.");
        }
    }

    private static ImmutableArray<string> Names(DirectiveNode node, string argument) => Argument(node, argument) switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(item => item.Value)],
        StringValueNode single => [single.Value],
        _ => [],
    };

    private static ValueNode? Argument(DirectiveNode node, string name) =>
        node.Arguments.LastOrDefault(argument => argument.Name.Value == name)?.Value;

    private static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(directive => directive.Name.Value == name);
}
