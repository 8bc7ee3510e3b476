using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Filtering;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Quality;

/// <summary>How good what is known of customers is.</summary>
[ResolversOf("Query")]
internal static class DataQualityQueries
{
    private const int MaxDays = 36_500;

    public static async Task<IReadOnlyList<DataQualityReport>> DataQuality(
        FieldContext field,
        DataQualityGrouping? by,
        int freshDays,
        MeasureDataQuality measure,
        ConsumerProgress consumers,
        CancellationToken cancellationToken)
    {
        if (freshDays is < 1 or > MaxDays)
        {
            throw new GraphQLException($"\"freshDays\" is {freshDays}; it must be 1 to {MaxDays}.", InvalidValue.ErrorCode);
        }

        var where = FilterInput.Read((InputObject?)Argument(field, "where"), CustomerFilterFields.Entity);
        if (where is not null && FilterValidator.Validate(where, CustomerFilterFields.Entity) is { } fault)
        {
            throw fault.ToException();
        }

        if (where is not null)
        {
            // A filter may ask for purchase profiles, which follow a moment later.
            await consumers.WaitAsync(CustomerPurchaseProfile.Projection, cancellationToken);
        }

        return await measure.ExecuteAsync(where, by, freshDays, cancellationToken);
    }

    public static Task<IReadOnlyList<DataQualitySnapshot>> DataQualityTrend(
        DateOnly from,
        DateOnly? to,
        DataQualityGrouping? by,
        string? group,
        IDataQualityStore store,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (last.DayNumber - from.DayNumber > MaxTrendDays)
        {
            throw new GraphQLException(
                $"From {from:yyyy-MM-dd} to {last:yyyy-MM-dd} are more than {MaxTrendDays} days; ask for fewer.", InvalidValue.ErrorCode);
        }

        if (by is null != group is null)
        {
            throw new GraphQLException("Give both \"by\" and \"group\", or neither.", InvalidValue.ErrorCode);
        }

        var asked = by is { } grouping ? new DataQualityGroup(grouping, group!) : null;
        return store.ListAsync(from, last, asked, cancellationToken);
    }

    public static async Task<DataQualityAsOfView> DataQualityAsOf(
        DateOnly day, DataQualityGrouping? by, IDataQualityStore store, CancellationToken cancellationToken) =>
        new(day, await store.FindAsync(day, by, cancellationToken));

    private const int MaxTrendDays = 366;

    private static object? Argument(FieldContext field, string name)
    {
        var at = field.Definition.Arguments.ToList().FindIndex(argument => argument.Name == name);
        return at < 0 ? null : field.Arguments.Values[at];
    }
}

/// <summary><c>DataQualityAsOf</c>.</summary>
internal sealed class DataQualityAsOfView(DateOnly day, IReadOnlyList<DataQualitySnapshot>? kept)
{
    public DateOnly Day => day;

    public DateOnly? MeasuredOn => kept?[0].Day;

    public DateTimeOffset? TakenAt => kept?[0].TakenAt;

    public IReadOnlyList<DataQualityReport>? Reports => kept is null ? null : [.. kept.Select(snapshot => snapshot.Report)];

    public QualityGap? Reason => kept is null ? QualityGap.NotMeasuredYet : null;
}

/// <summary>Binds <c>quality.graphql</c>.</summary>
internal static class QualitySchema
{
    public static ExecutableSchemaBuilder AddQuality(this ExecutableSchemaBuilder builder) => builder
        .AddType<DataQualityReport>()
        .AddType<QualityFigure>()
        .AddType<FieldQuality>()
        .AddType<DataQualitySnapshot>()
        .AddType<DataQualityAsOfView>("DataQualityAsOf")
        .AddType<ValidityFigure>()
        .AddEnum<ValidityCheck>()
        .AddEnum<DataQualityGrouping>()
        .AddResolvers(typeof(DataQualityQueries));
}
