using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// Static query analysis of the cost specification: merges the selections of each place and concrete type as execution
/// does, and folds everything that no variable and no condition decides into numbers. Equal places are priced once; a
/// budget of steps ends documents that are made to be expensive to price.
/// </summary>
internal sealed class CostCompiler(OperationContext context, CostModel model, int maxSteps)
{
    private readonly WorkBudget budget = new(maxSteps);
    private readonly Dictionary<CostPlace, CostTerm> places = [];
    private readonly Dictionary<(FieldNode, FieldDefinition), SizeExpression> sizes = [];
    private int slots;

    /// <summary>Steps taken, for tests that bound work.</summary>
    public int Steps => budget.Taken;

    /// <summary>Prices the operation as far as it does not depend on the request.</summary>
    /// <exception cref="WorkBudgetException">That takes too many steps.</exception>
    public CostPlan Compile()
    {
        var root = context.Schema.Schema.GetRootType(context.Operation.Operation)!;
        var term = CompileObject(new CostPlace(root, [new CostSource(context.Operation.SelectionSet, [])], null));
        return new CostPlan(context, model, term, slots);
    }

    private CostTerm CompileObject(CostPlace place)
    {
        if (places.TryGetValue(place, out var known))
        {
            return known;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var constant = model.WeightOf(place.Type);
        var dependent = new List<CostNode>();
        foreach (var occurrences in Collect(place))
        {
            budget.Take(occurrences.Count);
            var field = CompileField(place, [.. occurrences]);
            constant += field.Constant;
            if (field.Node is not null)
            {
                dependent.Add(field.Node);
            }
        }

        return places[place] = dependent.Count == 0
            ? CostTerm.Of(constant)
            : new CostTerm(0, new ObjectCost(slots++, constant, [.. dependent]));
    }

    private List<List<FieldOccurrence>> Collect(CostPlace place)
    {
        budget.Take(1);
        var collector = new FieldCollector(context, place.Type, budget);
        var only = place.Sources.Length == 1;
        foreach (var source in place.Sources)
        {
            collector.CollectFields(source.Set, only ? [] : source.Term, null);
        }

        return collector.Groups;
    }

    private CostTerm CompileField(CostPlace place, ImmutableArray<FieldOccurrence> occurrences)
    {
        var node = occurrences[0].Node;
        if (context.Schema.Schema.GetField(place.Type, node.Name.Value) is not { } definition
            || ReferenceEquals(definition, MetaFields.TypeName))
        {
            return CostTerm.Of(0);
        }

        var price = FieldPrice.Create(model, context.Schema.Schema, place.Type, definition, node, context.Variables);
        var own = SizeOf(place, definition, node);
        var value = ValueOf(place, definition, occurrences, own);
        var size = definition.Type.Nullable is not ListType list
            ? SizeExpression.Constant(1)
            : place.Handed is { } handed && handed.Fields.Contains(definition.Name) ? handed.Size
            : HandsOn(place, definition) ? SizeExpression.Constant(model.DefaultListSize)
            : own;
        value = Scale(value, InnerSize(definition.Type));
        var isAlways = occurrences.Any(occurrence => occurrence.Term.IsEmpty);
        if (isAlways && price.IsConstant && size.IsConstant && value.Node is null)
        {
            return CostTerm.Of(price.Of(null) + (size.Of(null) * value.Constant));
        }

        ImmutableArray<ImmutableArray<ConditionLiteral>> terms =
            isAlways ? [[]] : [.. occurrences.Select(occurrence => occurrence.Term)];
        return new CostTerm(0, new FieldCost(terms, price, size, value));
    }

    private bool HandsOn(CostPlace place, FieldDefinition definition) =>
        model.SizeOf(place.Type, definition) is { SizedFields.IsEmpty: false };

    /// <summary>
    /// What the field's directive and slicing arguments say, be it its own size or that of fields below.
    /// </summary>
    private SizeExpression SizeOf(CostPlace place, FieldDefinition definition, FieldNode node)
    {
        if (!sizes.TryGetValue((node, definition), out var size))
        {
            var declared = model.SizeOf(place.Type, definition);
            size = SizeExpression.Create(declared, definition, node, context.Variables, model.DefaultListSize);
            sizes[(node, definition)] = size;
        }

        return size;
    }

    private CostTerm ValueOf(
        CostPlace place, FieldDefinition definition, ImmutableArray<FieldOccurrence> occurrences, SizeExpression own)
    {
        if (definition.Type.Named is not CompositeType composite)
        {
            return CostTerm.Of(model.WeightOf(definition.Type.Named));
        }

        if (CostModel.IsIntrospection(composite))
        {
            return CostTerm.Of(0);
        }

        var sizedFields = model.SizeOf(place.Type, definition)?.SizedFields ?? [];
        HandedSize? handed = sizedFields.IsEmpty ? null : new HandedSize(own, sizedFields);
        ImmutableArray<CostSource> sources =
        [
            .. occurrences.Where(occurrence => occurrence.Node.SelectionSet is not null)
                .Select(occurrence => new CostSource(occurrence.Node.SelectionSet!, occurrence.Term)),
        ];
        return Dearest(composite, sources, handed);
    }

    private CostTerm Dearest(CompositeType composite, ImmutableArray<CostSource> sources, HandedSize? handed)
    {
        var constant = 0.0;
        var dependent = new List<CostNode>();
        foreach (var type in context.Schema.Schema.GetPossibleTypes(composite))
        {
            var term = CompileObject(new CostPlace(type, sources, handed));
            constant = Math.Max(constant, term.Constant);
            if (term.Node is not null)
            {
                dependent.Add(term.Node);
            }
        }

        return dependent.Count switch
        {
            0 => CostTerm.Of(constant),
            1 when constant <= 0 => new CostTerm(0, dependent[0]),
            _ => new CostTerm(0, new DearestCost(constant, [.. dependent])),
        };
    }

    /// <summary>
    /// How many values an item of the outermost list holds: lists within lists have the default size.
    /// </summary>
    private double InnerSize(SchemaType type)
    {
        var size = 1.0;
        var item = (type.Nullable as ListType)?.ElementType;
        while (item?.Nullable is ListType inner)
        {
            size *= model.DefaultListSize;
            item = inner.ElementType;
        }

        return size;
    }

    private static CostTerm Scale(CostTerm value, double factor) =>
        factor == 1 ? value
        : value.Node is null ? CostTerm.Of(value.Constant * factor)
        : new CostTerm(0, new ScaledCost(factor, value.Node));

    private sealed class ScaledCost(double factor, CostNode node) : CostNode
    {
        public override double Evaluate(CostEvaluation at) => factor * node.Evaluate(at);
    }
}
