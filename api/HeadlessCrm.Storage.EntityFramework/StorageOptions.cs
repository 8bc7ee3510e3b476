using System.ComponentModel.DataAnnotations;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>Which database the stores use. Bound from the section <see cref="Section"/>.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>The embedded database, a file.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>A PostgreSQL server, version 15 or newer; the choice for several nodes.</summary>
    public const string Postgres = "Postgres";

    /// <summary>The provider: <see cref="Sqlite"/> or <see cref="Postgres"/>.</summary>
    [Required]
    public string Provider { get; set; } = Sqlite;

    /// <summary>
    /// The provider's connection string, such as <c>Data Source=data/crm.db</c> or
    /// <c>Host=localhost;Database=crm;Username=crm</c>.
    /// </summary>
    [Required(ErrorMessage = "Storage:ConnectionString is empty; give one such as \"Data Source=data/crm.db\".")]
    public string ConnectionString { get; set; } = "Data Source=data/crm.db";

    /// <summary>
    /// The ISO 4217 currency that amounts are summed in; null: the currency of the first transaction ever recorded.
    /// </summary>
    public string? ReportingCurrency { get; set; }

    /// <summary>The greatest number of connections kept open for reading.</summary>
    [Range(1, 256)]
    public int MaxReadConnections { get; set; } = Math.Max(4, Environment.ProcessorCount * 2);

    /// <summary>How long a writer waits for another process's write to end, in milliseconds.</summary>
    [Range(0, 600_000)]
    public int BusyTimeoutMilliseconds { get; set; } = 30_000;

    /// <summary>How long a starting program waits for a database server that cannot be reached yet, in seconds.</summary>
    [Range(0, 3_600)]
    public int StartupPatienceSeconds { get; set; } = 30;

    /// <summary>Whether <see cref="Provider"/> is <see cref="Postgres"/>.</summary>
    public bool IsPostgres => string.Equals(Provider, Postgres, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsPostgres && !string.Equals(Provider, Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult(
                $"Storage:Provider is \"{Provider}\", which is not supported here; use \"{Sqlite}\" or \"{Postgres}\".",
                [nameof(Provider)]);
        }

        if (ReportingCurrency is { } currency && !CurrencyCode.TryGetExponent(currency, out _))
        {
            yield return new ValidationResult(
                $"Storage:ReportingCurrency is \"{currency}\", which is not a currency of ISO 4217; use a code such as \"USD\".",
                [nameof(ReportingCurrency)]);
        }
    }
}
