using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// What everything of a schema weighs: the numbers of <c>@cost</c> and <c>@listSize</c>, defaults for the rest. An
/// object weighs 1, a scalar or enum 0, a field 0 but 10 at the root of mutations, an argument 0, an input object 1.
/// </summary>
internal sealed class CostModel
{
    private readonly Dictionary<NamedType, double> types;
    private readonly Dictionary<FieldDefinition, double> fields;
    private readonly Dictionary<FieldDefinition, ListSize> sizes;
    private readonly Dictionary<InputValueDefinition, double> inputs;
    private readonly Schema schema;
    private readonly double mutationWeight;

    private CostModel(Schema schema, ExecutionOptions options, CostDirectiveReader reader)
    {
        this.schema = schema;
        types = reader.Types;
        fields = reader.Fields;
        sizes = reader.Sizes;
        inputs = reader.Inputs;
        mutationWeight = options.MutationCost;
        DefaultListSize = options.DefaultListSize;
    }

    /// <summary>The length of a list that nothing is said about.</summary>
    public int DefaultListSize { get; }

    /// <summary>Reads the directives of a schema.</summary>
    /// <exception cref="SchemaBindingException">Some directives make no sense; all of them are listed.</exception>
    public static CostModel Read(Schema schema, ExecutionOptions options)
    {
        var reader = new CostDirectiveReader(schema);
        reader.Read();
        return reader.Problems.Count > 0
            ? throw new SchemaBindingException(reader.Problems)
            : new CostModel(schema, options, reader);
    }

    /// <summary>What each value of a type weighs.</summary>
    public double WeightOf(NamedType type) => types.TryGetValue(type, out var weight)
        ? weight
        : type is CompositeType && !IsIntrospection(type) ? 1 : 0;

    /// <summary>What each resolution of a field weighs, arguments aside.</summary>
    public double WeightOf(ObjectType parent, FieldDefinition field)
    {
        if (fields.TryGetValue(field, out var weight))
        {
            return weight;
        }

        if (ReferenceEquals(field, MetaFields.Schema) || ReferenceEquals(field, MetaFields.Type))
        {
            // Introspection answers from memory and has limits of its own: it counts as one object, whatever is below.
            return 1;
        }

        return ReferenceEquals(parent, schema.MutationType) && !ReferenceEquals(field, MetaFields.TypeName)
            ? mutationWeight
            : 0;
    }

    /// <summary>
    /// What the use of an argument or input field weighs by its own <c>@cost</c>; null when it has none.
    /// </summary>
    public double? WeightOf(InputValueDefinition input) => inputs.TryGetValue(input, out var weight) ? weight : null;

    /// <summary>
    /// What is known of the size of a field's list, by its own directive or that of an interface; else null.
    /// </summary>
    public ListSize? SizeOf(ObjectType parent, FieldDefinition field)
    {
        if (sizes.TryGetValue(field, out var own))
        {
            return own;
        }

        foreach (var implemented in parent.Interfaces)
        {
            if (implemented.GetField(field.Name) is { } declared && sizes.TryGetValue(declared, out var inherited))
            {
                return inherited;
            }
        }

        return null;
    }

    public static bool IsIntrospection(NamedType type) => type.Name.StartsWith("__", StringComparison.Ordinal);
}
