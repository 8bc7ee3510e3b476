namespace HeadlessCrm.Api.Hosting;

/// <summary>Something without which this node should be sent no requests.</summary>
internal interface IReadinessCheck
{
    /// <summary>What it is, in the answer of <c>/readyz</c>.</summary>
    string Name { get; }

    /// <summary>Why the node is not ready, for operators, without secrets; null: it is.</summary>
    ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken);
}
