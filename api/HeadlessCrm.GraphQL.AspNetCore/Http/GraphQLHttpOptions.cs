using System.ComponentModel.DataAnnotations;
using HeadlessCrm.GraphQL.AspNetCore.Budgets;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using HeadlessCrm.GraphQL.AspNetCore.Ide;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>How GraphQL is served over HTTP. Checked when the host starts.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>Which edition of GraphQL over HTTP is spoken.</summary>
    [EnumDataType(typeof(HttpProfile))]
    public HttpProfile Profile { get; set; } = HttpProfile.Standard;

    /// <summary>Bytes a request body may have; more is refused with 413.</summary>
    [Range(1, int.MaxValue)]
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Levels of arrays and objects a request body may have; more is refused with 400.</summary>
    [Range(4, 1000)]
    public int MaxRequestDepth { get; set; } = 64;

    /// <summary>
    /// Whether requests that a browser sends to a foreign site without asking first (GET, for instance) need one of
    /// the headers that make it ask. Null means: as the profile says, which is true except for
    /// <see cref="HttpProfile.LegacyAudit"/>.
    /// </summary>
    public bool? RequirePreflight { get; set; }

    /// <summary>Whether a browser that opens the endpoint gets the GraphiQL page.</summary>
    public bool EnableIde { get; set; } = true;

    /// <summary>What the GraphiQL page shows.</summary>
    public IdeOptions Ide { get; } = new();

    /// <summary>
    /// Whether one HTTP request may bring several executions: an array of requests, an array of variables, or
    /// <c>extensions.operationNames</c>.
    /// </summary>
    public bool EnableBatching { get; set; }

    /// <summary>Executions a batch may have, all kinds of batching multiplied.</summary>
    [Range(1, 1000)]
    public int MaxBatch { get; set; } = 10;

    /// <summary>Whether documents may, or must, come from the trusted list.</summary>
    [EnumDataType(typeof(TrustedDocumentMode))]
    public TrustedDocumentMode TrustedDocuments { get; set; } = TrustedDocumentMode.Off;

    /// <summary>
    /// The file of the trusted list: a JSON object from document id to document text. Null when the host registers an
    /// <see cref="IDocumentStore"/> of its own.
    /// </summary>
    public string? TrustedDocumentManifest { get; set; }

    /// <summary>
    /// Whether clients may store documents by their hash (automatic persisted queries). They are kept in memory,
    /// apart from the trusted list, and not at all when only trusted documents are welcome.
    /// </summary>
    public bool EnablePersistedQueries { get; set; }

    /// <summary>
    /// Bytes of documents that automatic persisted queries may hold in memory; the least recently used leave first.
    /// </summary>
    [Range(1024, int.MaxValue)]
    public int MaxPersistedQueryBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Whether what is logged during an execution is told with the operation's name, and the id of the event it is executed
    /// for. Of use where logs are structured.
    /// </summary>
    public bool EnableLogScopes { get; set; }

    /// <summary>What each client may spend; off unless a capacity is set.</summary>
    public CostBudgetOptions Budget { get; } = new();

    internal bool NeedsPreflight => RequirePreflight ?? Profile == HttpProfile.Standard;
}
