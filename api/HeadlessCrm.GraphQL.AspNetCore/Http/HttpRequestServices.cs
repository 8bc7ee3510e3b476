using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>
/// The services of one HTTP request, opened when a resolver first asks for one: most cached queries need none, and a
/// scope is the most expensive thing about them. Resolvers of one wave ask at the same time, hence the lock. The
/// request itself can be asked for, as <see cref="HttpContext"/>.
/// </summary>
internal sealed class HttpRequestServices(HttpContext context) : IKeyedServiceProvider
{
    private readonly Lock opening = new();
    private IServiceProvider? services;

    public object? GetService(Type serviceType) =>
        serviceType == typeof(HttpContext) ? context : Open().GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) =>
        Open().GetKeyedServices(serviceType, serviceKey).LastOrDefault();

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        Open().GetRequiredKeyedService(serviceType, serviceKey);

    private IServiceProvider Open()
    {
        if (Volatile.Read(ref services) is { } open)
        {
            return open;
        }

        lock (opening)
        {
            var opened = services ?? context.RequestServices;
            Volatile.Write(ref services, opened);
            return opened;
        }
    }
}
