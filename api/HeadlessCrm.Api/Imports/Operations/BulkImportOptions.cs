using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>How files are received and imported, section <c>Imports</c> of the settings. Checked when the host starts.</summary>
internal sealed class BulkImportOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Imports";

    /// <summary>Whether this node carries operations out. Others may.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Where received files are kept; null: the folder <c>imports</c> beside the SQLite file, or in the data folder. Several nodes
    /// need one that they share.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>The folder that schedules load files from; null: there are no schedules.</summary>
    public string? DropFolder { get; set; }

    /// <summary>The largest file that is received, in bytes; 1 GiB by default.</summary>
    [Range(1L, long.MaxValue)]
    public long MaxFileLength { get; set; } = 1L << 30;

    /// <summary>How long received files and lists of refused rows are kept.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan KeepFiles { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many faults of an operation can be asked for; all of them are in its list of refused rows.</summary>
    [Range(0, 100_000)]
    public int MaxErrors { get; set; } = 1_000;

    /// <summary>How many entities are written at once; null: as many as suit the storage.</summary>
    [Range(1, 100_000)]
    public int? BatchSize { get; set; }

    /// <summary>How often a node looks for operations that were asked for elsewhere, or that nobody works on any more.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a node that has stopped working on an operation is waited for before another takes it over.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);
}
