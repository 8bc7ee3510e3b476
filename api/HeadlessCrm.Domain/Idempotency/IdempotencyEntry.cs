using System.Security.Cryptography;
using System.Text.Json;

namespace HeadlessCrm.Domain.Idempotency;

/// <summary>
/// The record that a command was carried out: kept for as long as the entry it made, so that a repeat can be answered
/// with the first answer. Refused commands leave none; they may be sent again corrected.
/// </summary>
/// <param name="Key">The caller's key.</param>
/// <param name="Operation">The use case.</param>
/// <param name="PayloadHash">SHA-256 of the command without its key.</param>
/// <param name="Answer">The first answer, serialised by the use case.</param>
/// <param name="RecordedAt">When.</param>
public sealed record IdempotencyEntry(
    string Key, string Operation, byte[] PayloadHash, byte[] Answer, DateTimeOffset RecordedAt)
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 200;
}

/// <summary>Finds what was kept of earlier commands.</summary>
public interface IIdempotencyStore
{
    /// <summary>The entry of a key, or null when the key is unused.</summary>
    Task<IdempotencyEntry?> FindAsync(string key, CancellationToken cancellationToken);
}

/// <summary>An idempotency key was used before with another command.</summary>
public sealed record IdempotencyKeyReused(string Key) : DomainError(
    $"The idempotency key \"{Key}\" was used before for another command; send a new key with a new command.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "IDEMPOTENCY_KEY_REUSED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>How commands and answers are kept.</summary>
internal static class Idempotent
{
    /// <summary>The hash of a command whose key has been taken out.</summary>
    public static byte[] Hash<TCommand>(TCommand command) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command));

    public static byte[] Write<TAnswer>(TAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer);

    public static TAnswer Read<TAnswer>(IdempotencyEntry entry) => JsonSerializer.Deserialize<TAnswer>(entry.Answer)!;
}
