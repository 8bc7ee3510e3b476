using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Subscriptions;

/// <summary>
/// The services of one operation, or of one event of a subscription: a scope of its own, opened when a resolver first
/// asks for one. The request that opened the connection can be asked for as <see cref="HttpContext"/>, unless the
/// event is of many subscribers: then there is no such request.
/// </summary>
internal sealed class OperationServices(IServiceScopeFactory scopes, HttpContext? context)
    : IKeyedServiceProvider, IAsyncDisposable
{
    private readonly Lock opening = new();
    private AsyncServiceScope? scope;
    private bool isDisposed;

    public object? GetService(Type serviceType) =>
        serviceType == typeof(HttpContext) ? context : Open().GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) =>
        Keyed().GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        Keyed().GetRequiredKeyedService(serviceType, serviceKey);

    public ValueTask DisposeAsync()
    {
        lock (opening)
        {
            isDisposed = true;
            var opened = scope;
            scope = null;
            return opened?.DisposeAsync() ?? default;
        }
    }

    private IKeyedServiceProvider Keyed() => Open() as IKeyedServiceProvider
        ?? throw new InvalidOperationException("The host's container knows no keyed services.");

    private IServiceProvider Open()
    {
        // Resolvers of one wave ask at the same time.
        lock (opening)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            scope ??= scopes.CreateAsyncScope();
            return scope.Value.ServiceProvider;
        }
    }
}
