using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Api.Errors;

/// <summary>
/// What refusals say to people: one line per kind and language. The domain speaks English and knows UUIDs; callers read their
/// own language and the ids that this API answers.
/// </summary>
internal static class ErrorMessages
{
    /// <summary>The same refusals with messages in the language of <c>Accept-Language</c>.</summary>
    public static IReadOnlyList<DomainError> For(HttpContext context, IReadOnlyList<DomainError> errors) =>
        For(MessageLanguages.Choose(context.Request.Headers.AcceptLanguage), errors);

    /// <summary>The same refusals with messages in a language.</summary>
    public static IReadOnlyList<DomainError> For(MessageLanguage language, IReadOnlyList<DomainError> errors) =>
        errors.Count == 0 ? errors : [.. errors.Select(error => error with { Message = Message(error, language) })];

    private static string Message(DomainError error, MessageLanguage language) => (error, language) switch
    {
        (CustomerNotFound { Reference: var reference }, MessageLanguage.Spanish) =>
            $"No existe el cliente {Name(reference, GlobalId.OfCustomer)}; revise la referencia o cree primero el cliente.",
        (CustomerNotFound { Reference: var reference }, _) =>
            $"There is no customer {Name(reference, GlobalId.OfCustomer)}; check the reference or create the customer first.",

        (CustomerVersionConflict { Current.Version: var version, ExpectedVersion: var expected }, MessageLanguage.Spanish) =>
            $"El cliente está en la versión {version}, no en la {expected}; vuelva a leerlo y repita el cambio sobre lo que encuentre.",

        (ExternalReferenceTaken { Reference: var reference, CustomerId: var owner }, MessageLanguage.Spanish) =>
            $"La referencia externa {reference} pertenece al cliente {GlobalId.OfCustomer(owner)}; use ese cliente u otra referencia.",
        (ExternalReferenceTaken { Reference: var reference, CustomerId: var owner }, _) =>
            $"The external reference {reference} belongs to customer {GlobalId.OfCustomer(owner)}; use that customer or another reference.",

        (TransactionNotFound { Reference: var reference }, MessageLanguage.Spanish) =>
            $"No existe la transacción {Name(reference, GlobalId.OfTransaction)}; revise el id o la referencia externa.",
        (TransactionNotFound { Reference: var reference }, _) =>
            $"There is no transaction {Name(reference, GlobalId.OfTransaction)}; check the id or the external reference.",

        (TransactionAlreadyRecorded { Reference: var reference, TransactionId: var taken }, MessageLanguage.Spanish) =>
            $"La referencia externa {reference} pertenece a la transacción {GlobalId.OfTransaction(taken)}; para sustituirla, anule primero esa transacción.",
        (TransactionAlreadyRecorded { Reference: var reference, TransactionId: var taken }, _) =>
            $"The external reference {reference} belongs to transaction {GlobalId.OfTransaction(taken)}; reverse that one first if it is to be replaced.",

        (TransactionAlreadyReversed { TransactionId: var reversed, ReversedAt: var at }, MessageLanguage.Spanish) =>
            $"La transacción {GlobalId.OfTransaction(reversed)} se anuló el {at:yyyy-MM-ddTHH:mm:ssZ}; no se puede anular otra vez.",
        (TransactionAlreadyReversed { TransactionId: var reversed, ReversedAt: var at }, _) =>
            $"Transaction {GlobalId.OfTransaction(reversed)} was reversed at {at:yyyy-MM-ddTHH:mm:ssZ}; it cannot be reversed again.",

        (IdempotencyKeyReused { Key: var key }, MessageLanguage.Spanish) =>
            $"La clave de idempotencia «{key}» ya se usó con otra orden; envíe una clave nueva con cada orden nueva.",

        // What exactly is wrong with a value is known to the rule alone.
        (InvalidValue { Message: var detail }, MessageLanguage.Spanish) =>
            $"El valor de «{string.Join('.', error.Path)}» no es válido. Detalle: {detail}",

        _ => error.Message,
    };

    private static string Name(string reference, Func<Guid, GlobalId> idOf) =>
        Guid.TryParseExact(reference, "D", out var id) ? idOf(id).ToString() : reference;
}
