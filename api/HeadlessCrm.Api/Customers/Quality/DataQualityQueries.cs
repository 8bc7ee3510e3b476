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
        DateOnly from, DateOnly? to, IDataQualityStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return last.DayNumber - from.DayNumber > MaxTrendDays
            ? throw new GraphQLException(
                $"From {from:yyyy-MM-dd} to {last:yyyy-MM-dd} are more than {MaxTrendDays} days; ask for fewer.", InvalidValue.ErrorCode)
            : store.ListAsync(from, last, cancellationToken);
    }

    private const int MaxTrendDays = 366;

    private static object? Argument(FieldContext field, string name)
    {
        var at = field.Definition.Arguments.ToList().FindIndex(argument => argument.Name == name);
        return at < 0 ? null : field.Arguments.Values[at];
    }
}

/// <summary>Binds <c>quality.graphql</c>.</summary>
internal static class QualitySchema
{
    public static ExecutableSchemaBuilder AddQuality(this ExecutableSchemaBuilder builder) => builder
        .AddType<DataQualityReport>()
        .AddType<QualityFigure>()
        .AddType<FieldQuality>()
        .AddType<DataQualitySnapshot>()
        .AddEnum<DataQualityGrouping>()
        .AddResolvers(typeof(DataQualityQueries));
}
