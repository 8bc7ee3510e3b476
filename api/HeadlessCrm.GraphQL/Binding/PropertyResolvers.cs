using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>A property whose value needs nothing but the parent.</summary>
/// <typeparam name="T">The CLR type of the value.</typeparam>
public sealed class PropertyResolver<T>(Func<object, T> read) : PropertyResolver
{
    private LeafWriter<T>? leaf;

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    internal override string? Bind(SchemaType declared, ExecutableSchema schema) =>
        LeafWriters.TryCreate(declared, schema, out leaf);

    internal override object? Resolve(object parent, in FieldContext field) => read(parent);

    internal override bool WriteLeaf(object parent, PlanField field, ResponseWalk walk) =>
        leaf!.Write(read(parent), field, walk);
}

/// <summary>A property that also reads arguments, services or the request.</summary>
/// <typeparam name="T">The CLR type of the value.</typeparam>
public sealed class ComputedPropertyResolver<T>(Func<object, FieldContext, T> read) : PropertyResolver
{
    private LeafWriter<T>? leaf;

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    internal override string? Bind(SchemaType declared, ExecutableSchema schema) =>
        LeafWriters.TryCreate(declared, schema, out leaf);

    internal override object? Resolve(object parent, in FieldContext field) => read(parent, field);

    internal override bool WriteLeaf(object parent, PlanField field, ResponseWalk walk) =>
        leaf!.Write(read(parent, walk.ContextOf(field)), field, walk);
}
