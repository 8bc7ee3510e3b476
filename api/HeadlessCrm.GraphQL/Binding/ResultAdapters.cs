using System.Linq.Expressions;
using HeadlessCrm.GraphQL.Batching;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>Brings what resolver methods return into the one shape of a batch call.</summary>
internal static class ResultAdapters
{
    public static Expression ToBatch(Expression call, Type valueType) => Call(nameof(Batch), call, valueType);

    public static Expression ToBatchOfOne(Expression call, Type valueType) => Call(nameof(One), call, valueType);

    public static Expression ToStream(Expression call, Type eventType) => Call(nameof(Stream), call, eventType);

    private static MethodCallExpression Call(string name, Expression argument, Type valueType)
    {
        var method = typeof(ResultAdapters).GetMethods(
                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
            .Where(candidate => candidate.Name == name)
            .Select(candidate => candidate.MakeGenericMethod(valueType))
            .First(candidate => candidate.GetParameters()[0].ParameterType.IsAssignableFrom(argument.Type));
        return Expression.Call(method, argument);
    }

    private static async ValueTask<BatchResult<T>> Batch<T>(Task<BatchResult<T>> task) => await task.ConfigureAwait(false);

    private static ValueTask<BatchResult<T>> Batch<T>(ValueTask<BatchResult<T>> task) => task;

    private static async ValueTask<BatchResult<T>> Batch<T>(Task<IReadOnlyList<T>> task) =>
        new(await task.ConfigureAwait(false));

    private static async ValueTask<BatchResult<T>> Batch<T>(ValueTask<IReadOnlyList<T>> task) =>
        new(await task.ConfigureAwait(false));

    private static async ValueTask<BatchResult<T>> Batch<T>(Task<T[]> task) => new(await task.ConfigureAwait(false));

    private static ValueTask<BatchResult<T>> Batch<T>(BatchResult<T> result) => new(result);

    private static ValueTask<BatchResult<T>> Batch<T>(IReadOnlyList<T> result) => new(new BatchResult<T>(result));

    private static ValueTask<IAsyncEnumerable<T>> Stream<T>(Task<IAsyncEnumerable<T>> task) => new(task);

    private static ValueTask<IAsyncEnumerable<T>> Stream<T>(ValueTask<IAsyncEnumerable<T>> task) => task;

    private static async ValueTask<BatchResult<T>> One<T>(Task<T> task) => new([await task.ConfigureAwait(false)]);

    private static async ValueTask<BatchResult<T>> One<T>(ValueTask<T> task) => new([await task.ConfigureAwait(false)]);
}

/// <summary>Services that resolver methods ask for.</summary>
internal static class RequiredService
{
    public static T Get<T>(IServiceProvider services) => services.GetService(typeof(T)) is T found
        ? found
        : throw new InvalidOperationException($"No service of type {typeof(T)} is registered.");
}
