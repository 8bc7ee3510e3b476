using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Areas;

/// <summary>Questions about areas.</summary>
[ResolversOf("Query")]
internal static class AreaQueries
{
    public static async Task<Connection<Area>> Areas(
        FieldContext field, AreaKey? parent, IAreaStore store, CursorCodec cursors, CancellationToken cancellationToken)
    {
        var request = ListRequest<AreaOrderField>.Read(field, AreaFilterFields.Entity, cursors);
        if (parent is null)
        {
            return await request.LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);
        }

        // An area that is not there has no parts.
        var found = (await store.FindAsync([parent], cancellationToken))[0];
        var parts = await request.LoadManyAsync(
            [found?.Id ?? Guid.Empty], store.PagePartsAsync, store.CountPartsAsync, cancellationToken);
        return parts[0];
    }

    public static async Task<Area?> Area(AreaKey key, IAreaStore store, CancellationToken cancellationToken) =>
        (await store.FindAsync([key], cancellationToken))[0];
}

/// <summary>Fields of an area that are no properties of it.</summary>
[ResolversOf("Area")]
internal static class AreaFields
{
    public static Task<BatchResult<Area?>> Parent(
        IReadOnlyList<Area> areas, IAreaStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(areas, area => area.ParentId, store.GetAsync, cancellationToken);

    public static async Task<BatchResult<IReadOnlyList<Area>>> Ancestors(
        IReadOnlyList<Area> areas, IAreaStore store, CancellationToken cancellationToken) =>
        new(await store.GetAncestorsAsync([.. areas.Select(area => area.Id)], cancellationToken));
}

/// <summary>Changes of areas.</summary>
[ResolversOf("Mutation")]
internal static class AreaMutations
{
    public static async Task<AreaUpsertPayload> AreaUpsert(
        AreaUpsertInput input, UpsertAreas useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(
            new UpsertAreasCommand { Areas = input.Areas, IdempotencyKey = input.IdempotencyKey }, cancellationToken);
        return new AreaUpsertPayload(outcome.Value ?? [], ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>areaUpsert</c>.</summary>
internal sealed record AreaUpsertPayload(IReadOnlyList<Area> Areas, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>areaUpsert</c>.</summary>
internal sealed record AreaUpsertInput(IReadOnlyList<GivenArea> Areas, string? IdempotencyKey);

/// <summary>Binds <c>areas.graphql</c>.</summary>
internal static class AreaSchema
{
    public static ExecutableSchemaBuilder AddAreas(this ExecutableSchemaBuilder builder) => builder
        .AddType<Area>()
        .AddType<AreaKey>()
        .AddType<Connection<Area>>("AreaConnection")
        .AddType<Edge<Area>>("AreaEdge")
        .AddType<AreaUpsertPayload>()
        .AddEnum<AreaOrderField>()
        .AddInput<OrderTerm<AreaOrderField>>("AreaOrder")
        .AddInput<AreaKey>("AreaKeyInput")
        .AddInput<GivenArea>("AreaInput")
        .AddInput<AreaUpsertInput>()
        .AddResolvers(typeof(AreaQueries))
        .AddResolvers(typeof(AreaFields))
        .AddResolvers(typeof(AreaMutations));
}
