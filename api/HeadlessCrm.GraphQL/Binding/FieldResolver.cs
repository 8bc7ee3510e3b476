using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>
/// How a field gets its value. There are three kinds: a <see cref="PropertyResolver"/> is a pure function of the parent
/// and runs while the response is written; a <see cref="BatchResolver"/> does I/O and is called once per place of the query
/// with all parents; a <see cref="StreamResolver"/> is the source of a subscription.
/// </summary>
public abstract class FieldResolver
{
    /// <summary>The CLR type of the values, for messages about the binding.</summary>
    public abstract Type ValueType { get; }

    /// <summary>Who answers, for messages: a method's name.</summary>
    public string Name { get; internal set; } = "resolver";

    /// <summary>Prepares the writing of leaf values; answers what is wrong, or null.</summary>
    internal abstract string? Bind(SchemaType declared, ExecutableSchema schema);
}

/// <summary>A pure function of the parent: never waits, never a column, runs while the response is written.</summary>
public abstract class PropertyResolver : FieldResolver
{
    internal abstract object? Resolve(object parent, in FieldContext field);

    /// <summary>Writes the leaf value; false when a null must propagate to the parent.</summary>
    internal abstract bool WriteLeaf(object parent, PlanField field, ResponseWalk walk);
}

/// <summary>Answers a field for all parents of a place at once.</summary>
public abstract class BatchResolver : FieldResolver
{
    internal abstract ValueTask<Column> ResolveAsync(ParentRows parents, FieldContext field);
}

/// <summary>The source stream of a subscription's root field.</summary>
public abstract class StreamResolver : FieldResolver
{
    /// <summary>Opens the stream; nothing is read from it yet.</summary>
    internal abstract ValueTask<SourceStream> SubscribeAsync(
        object root, FieldContext field, CancellationToken cancellationToken);

    /// <summary>How an event becomes the root field's value.</summary>
    internal abstract PropertyResolver EventResolver { get; }
}

/// <summary>A source that is open.</summary>
/// <param name="Events">Its events.</param>
/// <param name="SharingKey">See <see cref="Sharing.ISharedSource.SharingKey"/>.</param>
internal readonly record struct SourceStream(IAsyncEnumerator<object?> Events, object? SharingKey);
