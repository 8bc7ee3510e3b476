using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Filtering;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Connections;

/// <summary>What a caller asks of a list: the page, and which parts of the connection anybody looks at.</summary>
/// <typeparam name="TField">What the list can be ordered by.</typeparam>
internal sealed class ListRequest<TField>
    where TField : struct, Enum
{
    private readonly CursorSealer cursors;

    private ListRequest(PageRequest<TField> page, CursorCodec codec, SelectedFields selection)
    {
        Page = page;
        cursors = new CursorSealer(codec, page.Scope, page.Order.Count);
        WantsItems = selection.Contains("nodes") || selection.Contains("edges") || selection.Contains("pageInfo");
        WantsCount = selection.Contains("totalCount");
    }

    /// <summary>The page.</summary>
    public PageRequest<TField> Page { get; }

    private bool WantsItems { get; }

    private bool WantsCount { get; }

    /// <summary>Reads the arguments <c>where orderBy first after last before</c>, those that the field has.</summary>
    /// <param name="field">The field.</param>
    /// <param name="entity">What the list is of.</param>
    /// <param name="codec">Opens and seals cursors.</param>
    /// <param name="order">The order when the caller asks for none; null: that of recording.</param>
    /// <exception cref="GraphQLException">An argument is not acceptable.</exception>
    public static ListRequest<TField> Read(
        FieldContext field, FilterableEntity entity, CursorCodec codec, OrderTerm<TField>[]? order = null)
    {
        var arguments = new PageArguments<TField>
        {
            First = (int?)Argument(field, "first"),
            After = (string?)Argument(field, "after"),
            Last = (int?)Argument(field, "last"),
            Before = (string?)Argument(field, "before"),
            Order = ((object?[]?)Argument(field, "orderBy"))?.Cast<OrderTerm<TField>>().ToArray() ?? order,
            Where = FilterInput.Read((InputObject?)Argument(field, "where"), entity),
        };
        return arguments.TryBuild(entity, codec, out var page, out var error)
            ? new ListRequest<TField>(page, codec, field.Selection)
            : throw error.ToException();
    }

    /// <summary>Loads the connection, as much of it as anybody looks at.</summary>
    public async Task<Connection<T>> LoadAsync<T>(
        Func<PageRequest<TField>, CancellationToken, Task<Slice<T>>> load,
        Func<Filter?, CancellationToken, Task<int>> count,
        CancellationToken cancellationToken)
        where T : class
    {
        var counting = WantsCount ? count(Page.Where, cancellationToken) : Task.FromResult(0);
        var slice = WantsItems ? await load(Page, cancellationToken) : Nothing<T>();
        return new Connection<T>(slice, cursors, await counting);
    }

    /// <summary>Loads the same page of many lists, such as those of several customers.</summary>
    public async Task<Connection<T>[]> LoadManyAsync<T>(
        IReadOnlyList<Guid> owners,
        Func<IReadOnlyList<Guid>, PageRequest<TField>, CancellationToken, Task<IReadOnlyList<Slice<T>>>> load,
        Func<IReadOnlyList<Guid>, Filter?, CancellationToken, Task<IReadOnlyList<int>>> count,
        CancellationToken cancellationToken)
        where T : class
    {
        var counting = WantsCount ? count(owners, Page.Where, cancellationToken) : null;
        var slices = WantsItems ? await load(owners, Page, cancellationToken) : null;
        var counts = counting is null ? null : await counting;
        var connections = new Connection<T>[owners.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i] = new Connection<T>(slices?[i] ?? Nothing<T>(), cursors, counts?[i] ?? 0);
        }

        return connections;
    }

    /// <summary>The page of a list that is in memory whole, in the order of its positions.</summary>
    public Connection<T> Of<T>(IReadOnlyList<T> all, Func<T, KeysetPosition> positionOf)
        where T : class =>
        new(SliceOf.List(all, positionOf, Page), cursors, all.Count);

    private static Slice<T> Nothing<T>() => new([], [], hasNext: false, hasPrevious: false);

    private static object? Argument(FieldContext field, string name)
    {
        var definitions = field.Definition.Arguments;
        for (var i = 0; i < definitions.Length; i++)
        {
            if (definitions[i].Name == name)
            {
                return field.Arguments.Values[i];
            }
        }

        return null;
    }
}
