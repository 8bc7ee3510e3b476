using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Errors;

/// <summary>Binds the refusals that many features share.</summary>
internal static class EntryErrorSchema
{
    public static ExecutableSchemaBuilder AddEntryErrors(this ExecutableSchemaBuilder builder) => builder
        .AddType<EntryNotFound>()
        .AddType<EntryVersionConflict>()
        .AddType<CircularHierarchy>()
        .AddType<HierarchyStep>()
        .AddResolvers(typeof(CircularHierarchyFields));
}

/// <summary>Fields of <c>CircularHierarchy</c>.</summary>
[ResolversOf("CircularHierarchy")]
internal static class CircularHierarchyFields
{
    // Callers know ids as this API answers them.
    public static IReadOnlyList<HierarchyStep> Circle(CircularHierarchy error) => error.Kind switch
    {
        "household" => Told(error, GlobalId.OfHousehold),
        "fleet" => Told(error, GlobalId.OfFleet),
        _ => error.Circle,
    };

    private static HierarchyStep[] Told(CircularHierarchy error, Func<Guid, GlobalId> idOf) =>
        [.. error.Circle.Select(step => step with { Key = idOf(Guid.Parse(step.Key)).ToString() })];
}
