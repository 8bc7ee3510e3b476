namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

/// <summary>A scoped service that tells one scope from another.</summary>
internal sealed class ScopeProbe : IDisposable
{
    public string Id { get; } = Guid.CreateVersion7().ToString();

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
