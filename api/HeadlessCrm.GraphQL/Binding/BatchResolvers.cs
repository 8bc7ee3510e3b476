using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>A batch field: one call answers all parents of a place.</summary>
/// <typeparam name="TParent">The CLR type of the parents.</typeparam>
/// <typeparam name="T">The CLR type of the values.</typeparam>
public sealed class BatchResolver<TParent, T>(
    Func<IReadOnlyList<TParent>, FieldContext, ValueTask<BatchResult<T>>> resolve) : BatchResolver
{
    private LeafWriter<T>? leaf;

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    internal override string? Bind(SchemaType declared, ExecutableSchema schema) =>
        LeafWriters.TryCreate(declared, schema, out leaf);

    internal override async ValueTask<Column> ResolveAsync(ParentRows parents, FieldContext field)
    {
        var result = await resolve(parents.ToArray<TParent>(), field).ConfigureAwait(false);
        if (result.Count != parents.Count)
        {
            throw new InvalidOperationException(
                $"{Name} answered {result.Count} values for {parents.Count} parents of {field.ParentTypeName}." +
                $"{field.Definition.Name}. A batch resolver answers one value or error for each parent, in their order.");
        }

        return new Column<T>(result, leaf);
    }
}
