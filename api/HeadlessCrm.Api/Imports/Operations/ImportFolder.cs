using System.Security.Cryptography;
using System.Text;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>Where received files and lists of refused rows lie, and how they come there: whole and in UTF-8, or not at all.</summary>
internal sealed class ImportFolder(IOptions<BulkImportOptions> options, IConfiguration configuration, TimeProvider clock)
{
    private const int BufferSize = 64 * 1024;
    private const string Incoming = ".part";

    private static readonly TimeSpan LongestReceipt = TimeSpan.FromHours(6);

    /// <summary>The largest file that is received, in bytes.</summary>
    public long MaxFileLength => options.Value.MaxFileLength;

    private string Root { get; } = Path.GetFullPath(options.Value.Folder ?? Path.Combine(DataFolderOf(configuration), "imports"));

    /// <summary>Where a received file lies.</summary>
    public string PathOf(ImportFile file) => Path.Combine(Root, $"{file.Id:N}.data");

    /// <summary>Where an operation's refused rows are listed, once there are any.</summary>
    public string RejectsOf(Guid operationId) => Path.Combine(Root, $"{operationId:N}.rejects.csv");

    /// <summary>Takes a file in.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="name">The name it is sent with.</param>
    /// <param name="cancellationToken">Gives up; nothing stays.</param>
    /// <exception cref="ImportFileRefusedException">It is too large, empty or not in UTF-8; nothing stays.</exception>
    public async Task<ImportFile> ReceiveAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Root);
        var now = EntityId.RecordingTime(clock.GetUtcNow());
        var id = EntityId.Create(now);
        var incoming = Path.Combine(Root, $"{id:N}{Incoming}");
        try
        {
            var (length, hash) = await CopyAsync(content, incoming, cancellationToken);
            var file = new ImportFile(id, name, length, Convert.ToHexStringLower(hash), now);
            File.Move(incoming, PathOf(file));
            return file;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>Removes files that are no longer needed.</summary>
    public void Remove(IEnumerable<Guid> fileIds)
    {
        foreach (var id in fileIds)
        {
            File.Delete(Path.Combine(Root, $"{id:N}.data"));
        }
    }

    /// <summary>Removes what receipts that were broken off left, and lists of refused rows older than a moment.</summary>
    public void Sweep(DateTimeOffset before)
    {
        if (!Directory.Exists(Root))
        {
            return;
        }

        var brokenOff = clock.GetUtcNow() - LongestReceipt;
        foreach (var path in Directory.EnumerateFiles(Root))
        {
            var isStale = path.EndsWith(Incoming, StringComparison.Ordinal)
                ? WrittenAt(path) < brokenOff
                : path.EndsWith(".rejects.csv", StringComparison.Ordinal) && WrittenAt(path) < before;
            if (isStale)
            {
                File.Delete(path);
            }
        }
    }

    private static DateTimeOffset WrittenAt(string path) => new(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);

    private static string DataFolderOf(IConfiguration configuration)
    {
        if (CrmSettings.IsServer(configuration))
        {
            return HomeFolder.OfData;
        }

        var database = new SqliteConnectionStringBuilder(configuration["Storage:ConnectionString"]).DataSource;
        return Path.GetDirectoryName(Path.GetFullPath(database)) ?? HomeFolder.OfData;
    }

    private async Task<(long Length, byte[] Hash)> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new Utf8Check();
        var buffer = new byte[BufferSize];
        var length = 0L;
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            length += read;
            if (length > MaxFileLength)
            {
                throw ImportFileRefusedException.TooLarge(MaxFileLength);
            }

            text.Add(buffer.AsSpan(0, read));
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        text.Complete();
        if (length == 0)
        {
            throw new ImportFileRefusedException(
                StatusCodes.Status400BadRequest, "FILE_EMPTY", "The file is empty; send its content as the body of the request.");
        }

        target.Flush(flushToDisk: true);
        return (length, hash.GetHashAndReset());
    }

    /// <summary>Follows a text through its pieces and says where it is not UTF-8.</summary>
    private sealed class Utf8Check
    {
        private readonly Decoder decoder =
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();

        private readonly char[] text = new char[BufferSize + 4];
        private long position;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            Decode(bytes, isEnd: false);
            position += bytes.Length;
        }

        public void Complete() => Decode([], isEnd: true);

        private void Decode(ReadOnlySpan<byte> bytes, bool isEnd)
        {
            try
            {
                decoder.GetChars(bytes, text, isEnd);
            }
            catch (DecoderFallbackException fault)
            {
                throw ImportFileRefusedException.NotUtf8(position + Math.Max(fault.Index, 0), fault);
            }
        }
    }
}
