using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>Limits of parsing, validation and execution. Every limit answers with an error that names it and the value.</summary>
public sealed class ExecutionOptions
{
    /// <summary>Tokens a document may have.</summary>
    [Range(1, int.MaxValue)]
    public int MaxTokens { get; set; } = 20_000;

    /// <summary>Levels of nested fields a document may have.</summary>
    [Range(1, 1000)]
    public int MaxDepth { get; set; } = 50;

    /// <summary>How often an operation may visit named fragments while its fields are collected.</summary>
    [Range(1, int.MaxValue)]
    public int MaxFragmentVisits { get; set; } = 50_000;

    /// <summary>Bytes a response may have.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Errors a response carries; further ones are counted in a last entry.</summary>
    [Range(1, int.MaxValue)]
    public int MaxErrors { get; set; } = 100;

    /// <summary>Batch calls of one request that may run at the same time.</summary>
    [Range(1, 1024)]
    public int MaxConcurrentBatches { get; set; } = 8;

    /// <summary>Memory that compiled operations may hold, in bytes (estimated).</summary>
    [Range(0, long.MaxValue)]
    public long PlanCacheBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>How long a request may run before it ends with an error; zero for no limit.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
