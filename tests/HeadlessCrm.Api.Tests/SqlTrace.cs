using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HeadlessCrm.Api.Feed.Consumers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HeadlessCrm.Api.Tests;

/// <summary>
/// The statements that SQLite itself says it ran on a database file, whoever sent them. Independent of the storage code: the
/// library calls back at the start of each statement.
/// </summary>
internal sealed partial class SqlTrace : IDisposable
{
    private const uint StatementStarts = 1;

    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, string> FileOf = new();

    private readonly string file;

    private SqlTrace(string file) => this.file = file;

    /// <summary>The statements since it began, without those that only set up a connection.</summary>
    public IReadOnlyList<string> Statements =>
        [.. Files[file].Where(sql => !sql.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase) && !sql.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>
    /// Begins, when the consumers of the feed have ended: they too ask the store, whenever they like. The connections must
    /// have been opened after <see cref="Install"/>.
    /// </summary>
    public static async Task<SqlTrace> BeginAsync(CrmApi api)
    {
        await api.Services.GetServices<IHostedService>().OfType<ConsumerHost>().Single().StopAsync(CancellationToken.None);
        return Begin(api.DataFolder);
    }

    /// <summary>Begins for the database in a data folder.</summary>
    public static SqlTrace Begin(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "crm.db");
        Files[path] = [];
        return new SqlTrace(path);
    }

    /// <summary>Has every connection opened from now on traced.</summary>
    [ModuleInitializer]
    internal static unsafe void Install()
    {
        SQLitePCL.Batteries_V2.Init();
        Assert.Equal(0, AutoExtension(&Opened));
    }

    public void Dispose() => Files.TryRemove(file, out _);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int Opened(nint db, nint message, nint api)
    {
        if (Marshal.PtrToStringUTF8(FileName(db, "main\0"u8.ToArray())) is { Length: > 0 } path)
        {
            FileOf[db] = path;
            _ = TraceV2(db, StatementStarts, &Traced, db);
        }

        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Traced(uint type, nint db, nint statement, nint text)
    {
        if (FileOf.TryGetValue(db, out var path) && Files.TryGetValue(path, out var statements))
        {
            statements.Enqueue(Marshal.PtrToStringUTF8(text) ?? string.Empty);
        }

        return 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_auto_extension")]
    private static unsafe partial int AutoExtension(delegate* unmanaged[Cdecl]<nint, nint, nint, int> opened);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_db_filename")]
    private static partial nint FileName(nint db, byte[] name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_trace_v2")]
    private static unsafe partial int TraceV2(nint db, uint mask, delegate* unmanaged[Cdecl]<uint, nint, nint, nint, int> callback, nint context);
}
