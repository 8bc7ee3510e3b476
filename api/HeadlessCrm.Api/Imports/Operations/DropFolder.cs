using System.Security.Cryptography;
using HeadlessCrm.Domain.Imports;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>The folder that schedules load from; nothing outside of it can be named, by dots or by links.</summary>
internal sealed class DropFolder(IOptions<BulkImportOptions> options, ImportFolder imports) : IDropFolder
{
    private string? Root { get; } = options.Value.DropFolder is { } folder ? Path.GetFullPath(folder) : null;

    /// <inheritdoc/>
    public string? Check(string fileName)
    {
        if (Root is null)
        {
            return "There is no drop folder here; let the operator set Imports:DropFolder.";
        }

        return Path.IsPathRooted(fileName) || !IsBelow(Path.GetFullPath(Path.Combine(Root, fileName)))
            ? $"fileName is \"{fileName}\", which is not below the drop folder; write a relative path without \"..\"."
            : null;
    }

    /// <inheritdoc/>
    public Task<string?> HashAsync(string fileName, CancellationToken cancellationToken) => ReadAsync<string>(
        fileName,
        async content => Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)));

    /// <inheritdoc/>
    public Task<ImportFile?> ReceiveAsync(string fileName, CancellationToken cancellationToken) => ReadAsync<ImportFile>(
        fileName,
        async content => await imports.ReceiveAsync(content, Path.GetFileName(fileName), cancellationToken));

    private async Task<T?> ReadAsync<T>(string fileName, Func<FileStream, Task<T>> read)
        where T : class
    {
        if (Check(fileName) is { } fault)
        {
            throw new DropFileRefusedException(fault, new UnauthorizedAccessException(fault));
        }

        try
        {
            var path = Path.GetFullPath(Path.Combine(Root!, fileName));
            if (!File.Exists(path))
            {
                return null;
            }

            if (!IsWithin(path))
            {
                throw new UnauthorizedAccessException("a link leads out of the drop folder.");
            }

            await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return await read(content);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ImportFileRefusedException)
        {
            throw new DropFileRefusedException($"The file \"{fileName}\" of the drop folder cannot be taken in: {unread.Message}", unread);
        }
    }

    private bool IsBelow(string path) => path.StartsWith(Root! + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The drop folder itself may be reached by a link; what lies in it may not lead elsewhere.
    private bool IsWithin(string path)
    {
        for (var at = path; at is not null && IsBelow(at); at = Path.GetDirectoryName(at))
        {
            if ((Directory.Exists(at) ? (FileSystemInfo)new DirectoryInfo(at) : new FileInfo(at)).LinkTarget is not null)
            {
                return false;
            }
        }

        return true;
    }
}
