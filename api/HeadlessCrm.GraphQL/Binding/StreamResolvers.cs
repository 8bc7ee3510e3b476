using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Sharing;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>A subscription's source stream.</summary>
/// <typeparam name="T">The CLR type of the events.</typeparam>
/// <param name="subscribe">Opens the stream; what it throws refuses the request.</param>
public sealed class StreamResolver<T>(Func<object, FieldContext, ValueTask<IAsyncEnumerable<T>>> subscribe)
    : StreamResolver
{
    private readonly PropertyResolver<T> eventResolver = new(ValueOf);

    /// <summary>A stream that is opened without waiting.</summary>
    public StreamResolver(Func<object, FieldContext, IAsyncEnumerable<T>> subscribe)
        : this((root, field) => new ValueTask<IAsyncEnumerable<T>>(subscribe(root, field)))
    {
    }

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    internal override PropertyResolver EventResolver => eventResolver;

    internal override string? Bind(SchemaType declared, ExecutableSchema schema) =>
        eventResolver.Bind(declared, schema);

    internal override async ValueTask<SourceStream> SubscribeAsync(
        object root, FieldContext field, CancellationToken cancellationToken)
    {
        var source = await subscribe(root, field).ConfigureAwait(false);

        // A sequence of objects is one of any class already; only values have to be boxed on the way.
        var events = source is IAsyncEnumerable<object?> objects
            ? objects.GetAsyncEnumerator(cancellationToken)
            : Box(source, cancellationToken).GetAsyncEnumerator(cancellationToken);
        return new SourceStream(events, (source as ISharedSource)?.SharingKey);
    }

    /// <summary>The event is the root value; in place of an event that is null there is no root value.</summary>
    private static T ValueOf(object root) => root is NoRoot ? default! : (T)root;

    private static async IAsyncEnumerable<object?> Box(
        IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return value;
        }
    }
}
