using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain;

/// <summary>What came of a command that makes or changes one thing.</summary>
/// <typeparam name="T">The thing.</typeparam>
/// <param name="Value">The thing as it is after the command; null when it was refused, or is no more.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record Outcome<T>(T? Value, IReadOnlyList<DomainError> Errors, bool Replayed = false)
    where T : class;

/// <summary>Makes outcomes, and the guard that lets a command be carried out once per key.</summary>
internal static class Outcome
{
    public static Outcome<T> Of<T>(T? value)
        where T : class => new(value, []);

    public static Outcome<T> Refused<T>(params IReadOnlyList<DomainError> errors)
        where T : class => new(null, errors);

    public static OncePerKey<Outcome<T>> Once<T>(
        IIdempotencyStore store, TimeProvider clock, string operation, bool isKeyRequired = false)
        where T : class => new(store, clock, operation)
        {
            IsKeyRequired = isKeyRequired,
            Refuse = error => Refused<T>(error),
            Replay = (entry, _) => new(new Outcome<T>(Idempotent.Read<T?>(entry), [], Replayed: true)),
        };
}
