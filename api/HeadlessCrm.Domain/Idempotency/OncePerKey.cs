namespace HeadlessCrm.Domain.Idempotency;

/// <summary>
/// Carries commands out once per key: a repeat is answered as the first time, another command with the same key is refused,
/// and a try that met another writer looks again.
/// </summary>
/// <param name="store">Knows what was carried out before.</param>
/// <param name="clock">Gives the time of recording.</param>
/// <param name="operation">The name of the use case; keys of another use case are not its own.</param>
internal sealed class OncePerKey<TOutcome>(IIdempotencyStore store, TimeProvider clock, string operation)
    where TOutcome : class
{
    /// <summary>How often it is tried.</summary>
    private const int MaxTries = 5;

    /// <summary>Whether a command without a key is refused.</summary>
    public bool IsKeyRequired { get; init; }

    /// <summary>The outcome that says why a command was refused.</summary>
    public required Func<DomainError, TOutcome> Refuse { get; init; }

    /// <summary>The outcome of the first time, from what was kept of it.</summary>
    public required Func<IdempotencyEntry, CancellationToken, ValueTask<TOutcome>> Replay { get; init; }

    /// <summary>Carries a command out, or answers it as before.</summary>
    /// <param name="command">The command; its key must not be serialised.</param>
    /// <param name="key">The caller's key; null: none.</param>
    /// <param name="tryAsync">One try, under the key's name; null: another writer came between, and nothing was written.</param>
    /// <param name="cancellationToken">Ends it between tries, and within.</param>
    /// <exception cref="InvalidOperationException">Every try met another writer.</exception>
    public async Task<TOutcome> ExecuteAsync<TCommand>(
        TCommand command,
        string? key,
        Func<TCommand, KeyedTry, CancellationToken, Task<TOutcome?>> tryAsync,
        CancellationToken cancellationToken)
    {
        if (CheckKey(key) is { } keyError)
        {
            return Refuse(keyError);
        }

        var attempt = new KeyedTry(key, operation, Idempotent.Hash(command), EntityId.RecordingTime(clock.GetUtcNow()));
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            if (key is not null && await store.FindAsync(key, cancellationToken) is { } entry)
            {
                return attempt.Made(entry) ? await Replay(entry, cancellationToken) : Refuse(new IdempotencyKeyReused(key));
            }

            if (await tryAsync(command, attempt, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException($"{operation} met other writers {MaxTries} times in a row.");
    }

    private InvalidValue? CheckKey(string? key)
    {
        if (key is null)
        {
            return IsKeyRequired ? InvalidValue.At("An idempotency key is required; send one per command.", "idempotencyKey") : null;
        }

        return key.Length is 0 or > IdempotencyEntry.MaxKeyLength
            ? InvalidValue.At(
                $"The idempotency key has {key.Length} characters; it needs 1 to {IdempotencyEntry.MaxKeyLength}.", "idempotencyKey")
            : null;
    }
}

/// <summary>What one try knows of the command it carries out.</summary>
/// <param name="Key">The caller's key; null: none.</param>
/// <param name="Operation">The use case.</param>
/// <param name="PayloadHash">The hash of the command.</param>
/// <param name="Now">When the command is recorded; the same for every try.</param>
internal sealed record KeyedTry(string? Key, string Operation, byte[] PayloadHash, DateTimeOffset Now)
{
    /// <summary>What is to be written with the change, so that a repeat is given this answer; null: there is no key.</summary>
    public IdempotencyEntry? Keep<TAnswer>(TAnswer answer) =>
        Key is null ? null : new IdempotencyEntry(Key, Operation, PayloadHash, Idempotent.Write(answer), Now);

    /// <summary>Whether an entry was made by the same command.</summary>
    public bool Made(IdempotencyEntry entry) =>
        entry.Operation == Operation && entry.PayloadHash.AsSpan().SequenceEqual(PayloadHash);
}
