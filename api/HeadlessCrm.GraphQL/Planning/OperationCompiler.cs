using System.Collections.Concurrent;
using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>Compiles a valid operation into plans: once per place and concrete type, when first needed.</summary>
internal sealed class OperationCompiler(OperationContext context, Func<bool[], OperationCompiler>? variantFactory = null)
{
    private const int MaxVariants = 64;

    private readonly ConcurrentDictionary<string, TypePlan> variants = new(StringComparer.Ordinal);
    private readonly Dictionary<(SelectionSetNode, ObjectType), bool> batchProbes = [];
    private int argumentSlots;

    /// <summary>How many argument slots the plans made so far use; grows as concrete types are met.</summary>
    public int ArgumentSlots => Volatile.Read(ref argumentSlots);

    public OperationContext Context => context;

    /// <summary>The root plans made so far for combinations of flags.</summary>
    public IEnumerable<TypePlan> Variants => variants.Values;

    public static OperationPlan Compile(
        ExecutableSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        int maxFragmentVisits,
        int size,
        bool allowsIncremental = true)
    {
        var context = new OperationContext(
            schema, document, operation, maxFragmentVisits, allowsIncremental: allowsIncremental);
        if (context.HasIncremental)
        {
            var factory = new OperationCompiler(context, known => new OperationCompiler(
                new OperationContext(schema, document, operation, maxFragmentVisits, known)));
            return new OperationPlan
            {
                Context = context,
                Compiler = factory,
                Root = null,
                Size = 2 * size,
                CompileWhole = () => Compile(schema, document, operation, maxFragmentVisits, size, allowsIncremental: false),
            };
        }

        var compiler = new OperationCompiler(context);
        var root = compiler.CompileRoot();
        return new OperationPlan
        {
            Context = context,
            Compiler = compiler,
            Root = root,
            Size = size,
            IsIntrospection = operation.Operation == OperationKind.Query && IsIntrospection(root),
        };
    }

    private static bool IsIntrospection(TypePlan root) =>
        Array.Exists(root.Entries, static entry => entry.Field.Kind != FieldKind.TypeName)
        && Array.TrueForAll(root.Entries, static entry => entry.Field.Kind == FieldKind.TypeName
            || ReferenceEquals(entry.Field.Definition, MetaFields.Schema)
            || ReferenceEquals(entry.Field.Definition, MetaFields.Type));

    /// <summary>The root plan for one combination of flags; kept for the first combinations met.</summary>
    public TypePlan Variant(bool[] flags)
    {
        var key = string.Create(flags.Length, flags, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = from[i] ? '1' : '0';
            }
        });
        if (variants.TryGetValue(key, out var known))
        {
            return known;
        }

        var root = variantFactory!([.. flags]).CompileRoot();
        return variants.Count < MaxVariants ? variants.GetOrAdd(key, root) : root;
    }

    public TypePlan CompileRoot()
    {
        var type = context.Schema.GetBinding(context.Schema.Schema.GetRootType(context.Operation.Operation)!);
        var collector = new FieldCollector(context, type.Type);
        collector.CollectFields(context.Operation.SelectionSet, [], null);
        return Assemble(type, collector, []);
    }

    public TypePlan CompileSubSelection(SelectionPlan selection, ObjectBinding type)
    {
        var collector = new FieldCollector(context, type.Type);
        var only = selection.Sources.Length == 1;
        foreach (var source in selection.Sources)
        {
            if (source.Node.SelectionSet is { } below)
            {
                // With one occurrence its condition holds wherever this plan is used, so it need not be asked again.
                collector.CollectFields(below, only ? [] : source.Term, source.Defer);
            }
        }

        return Assemble(type, collector, selection.ParentDeferUsages);
    }

    private TypePlan Assemble(ObjectBinding type, FieldCollector collector, IReadOnlyList<DeferUsage> parentDeferUsages)
    {
        var parts = new List<(DeferUsage[] Usages, PartBuilder Builder)>();
        var own = new PartBuilder(type);
        var builders = new PartBuilder[collector.Groups.Count];
        var fields = new PlanField[collector.Groups.Count];
        for (var group = 0; group < builders.Length; group++)
        {
            var occurrences = collector.Groups[group];
            var usages = ExecutionPart.DeferUsagesOf(occurrences);
            var builder = ExecutionPart.IsSameSet(usages, parentDeferUsages) ? own : PartOf(parts, usages, type);
            builders[group] = builder;
            fields[group] = CompileField(
                type, [.. occurrences], builder == own ? parentDeferUsages : usages, builder.NextColumn);
            builder.Count(fields[group]);
        }

        foreach (var (group, occurrence) in collector.Order)
        {
            builders[group].Add(fields[group], ConditionOf(collector.Groups[group], occurrence));
        }

        return own.Build(
            [.. parts.Select(part => new DeferredPart(part.Usages, part.Builder.BuildPart()))],
            [.. collector.NewDeferUsages],
            [.. collector.Guards]);
    }

    private static PartBuilder PartOf(
        List<(DeferUsage[] Usages, PartBuilder Builder)> parts, List<DeferUsage> usages, ObjectBinding type)
    {
        foreach (var part in parts)
        {
            if (ExecutionPart.IsSameSet(usages, part.Usages))
            {
                return part.Builder;
            }
        }

        var builder = new PartBuilder(type);
        parts.Add(([.. usages], builder));
        return builder;
    }

    private static Condition? ConditionOf(List<FieldOccurrence> occurrences, int index)
    {
        var term = occurrences[index].Term;
        if (index == 0)
        {
            return term.IsEmpty ? null : new Condition(term, []);
        }

        return new Condition(term, [.. occurrences.Take(index).Select(earlier => earlier.Term)]);
    }

    private PlanField CompileField(
        ObjectBinding type, ImmutableArray<FieldOccurrence> occurrences, IReadOnlyList<DeferUsage> defers, int column)
    {
        var node = occurrences[0].Node;
        var definition = context.Schema.Schema.GetField(type.Type, node.Name.Value)
            ?? throw new InvalidOperationException($"Type {type.Type.Name} has no field {node.Name.Value}.");
        if (ReferenceEquals(definition, MetaFields.TypeName))
        {
            return TypeNameField(type, definition, occurrences);
        }

        // An event of a subscription is its root field's value; the stream itself is opened once, elsewhere.
        var resolver = type.GetResolver(definition) is StreamResolver stream ? stream.EventResolver : type.GetResolver(definition);
        var selection = definition.Type.Named is CompositeType composite
            ? new SelectionPlan(this, composite, occurrences, defers, ContainsBatch(composite, occurrences))
            : null;
        var isColumn = resolver is BatchResolver || selection is { ContainsBatch: true };
        var arguments = definition.Arguments.IsEmpty ? null : context.Schema.ArgumentCoercion.Compile(
            definition.Arguments, $"{type.Type.Name}.{definition.Name}", node.Arguments, node, context.Variables);
        return new PlanField
        {
            Key = ResponseWriter.EncodeKey(node.ResponseKey),
            ResponseKey = node.ResponseKey,
            Definition = definition,
            ParentTypeName = type.Type.Name,
            Resolver = resolver,
            Kind = isColumn ? FieldKind.Column : selection is null ? FieldKind.Leaf : FieldKind.Composite,
            Occurrences = occurrences,
            Arguments = arguments,
            ArgumentSlot = arguments is null or { IsConstant: true } ? -1 : Interlocked.Increment(ref argumentSlots) - 1,
            Selection = selection,
            ColumnIndex = isColumn ? column : -1,
            Stream = StreamOf(occurrences, definition),
            IsNonNull = definition.Type is NonNullType,
        };
    }

    private static PlanField TypeNameField(
        ObjectBinding type, FieldDefinition definition, ImmutableArray<FieldOccurrence> occurrences)
    {
        var key = occurrences[0].Node.ResponseKey;
        return new PlanField
        {
            Key = [.. ResponseWriter.EncodeKey(key), .. ResponseWriter.EncodeString(type.Type.Name)],
            ResponseKey = key,
            Definition = definition,
            ParentTypeName = type.Type.Name,
            Resolver = null,
            Kind = FieldKind.TypeName,
            Occurrences = occurrences,
            Arguments = null,
            IsNonNull = true,
        };
    }

    private StreamUsage? StreamOf(ImmutableArray<FieldOccurrence> occurrences, FieldDefinition definition)
    {
        if (!context.HasIncremental || definition.Type.Nullable is not ListType)
        {
            return null;
        }

        // Validation (OverlappingFieldsCanBeMerged) makes sure that merged fields stream alike, so the first decides.
        foreach (var directive in occurrences[0].Node.Directives)
        {
            if (directive.Name.Value == "stream" && context.IsActive(directive))
            {
                return new StreamUsage(
                    OperationContext.ArgumentOf(directive, "initialCount"), OperationContext.LabelOf(directive));
            }
        }

        return null;
    }

    /// <summary>Whether a batch field may be selected below: asked of the document, not of data, so it may be true in vain.</summary>
    private bool ContainsBatch(CompositeType type, ImmutableArray<FieldOccurrence> occurrences)
    {
        if (!context.Schema.HasBatchFields)
        {
            return false;
        }

        lock (batchProbes)
        {
            foreach (var possible in context.Schema.Schema.GetPossibleTypes(type))
            {
                foreach (var occurrence in occurrences)
                {
                    if (occurrence.Node.SelectionSet is { } below && SelectsBatch(below, possible))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    private bool SelectsBatch(SelectionSetNode selectionSet, ObjectType type)
    {
        if (batchProbes.TryGetValue((selectionSet, type), out var known))
        {
            return known;
        }

        var found = false;
        foreach (var selection in selectionSet.Selections)
        {
            found = selection switch
            {
                FieldNode field => IsBatchOrAboveOne(field, type),
                InlineFragmentNode inline => SelectsBatch(inline.SelectionSet, type),
                FragmentSpreadNode spread => context.Fragments.TryGetValue(spread.Name.Value, out var fragment)
                    && SelectsBatch(fragment.SelectionSet, type),
                _ => false,
            };
            if (found)
            {
                break;
            }
        }

        batchProbes[(selectionSet, type)] = found;
        return found;
    }

    private bool IsBatchOrAboveOne(FieldNode field, ObjectType type)
    {
        if (type.GetField(field.Name.Value) is not { } definition)
        {
            return false;
        }

        if (context.Schema.GetBinding(type).GetResolver(definition) is BatchResolver)
        {
            return true;
        }

        return field.SelectionSet is { } below && definition.Type.Named is CompositeType composite
            && context.Schema.Schema.GetPossibleTypes(composite).Any(possible => SelectsBatch(below, possible));
    }
}
