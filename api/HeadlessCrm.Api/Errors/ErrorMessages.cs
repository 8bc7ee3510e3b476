using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Api.Errors;

/// <summary>
/// What refusals say to people. The domain speaks English and knows UUIDs; callers read their own language and the ids
/// that this API answers.
/// </summary>
internal static class ErrorMessages
{
    /// <summary>The same refusals with messages in the language of <c>Accept-Language</c>.</summary>
    public static IReadOnlyList<DomainError> For(HttpContext context, IReadOnlyList<DomainError> errors) =>
        For(MessageLanguages.Choose(context.Request.Headers.AcceptLanguage), errors);

    /// <summary>The same refusals with messages in a language.</summary>
    public static IReadOnlyList<DomainError> For(MessageLanguage language, IReadOnlyList<DomainError> errors) =>
        errors.Count == 0
            ? errors
            : [.. errors.Select(error => error with { Message = Message(error, language) })];

    private static string Message(DomainError error, MessageLanguage language) => language switch
    {
        MessageLanguage.Spanish => InSpanish(error),
        _ => InEnglish(error),
    };

    private static string InEnglish(DomainError error) => error switch
    {
        CustomerNotFound it =>
            $"There is no customer {Name(it.Reference, GlobalId.OfCustomer)}; " +
            "check the reference or create the customer first.",
        ExternalReferenceTaken it =>
            $"The external reference {it.Reference} belongs to customer {GlobalId.OfCustomer(it.CustomerId)}; " +
            "use that customer or another reference.",
        TransactionNotFound it =>
            $"There is no transaction {Name(it.Reference, GlobalId.OfTransaction)}; " +
            "check the id or the external reference.",
        TransactionAlreadyRecorded it =>
            $"The external reference {it.Reference} belongs to transaction " +
            $"{GlobalId.OfTransaction(it.TransactionId)}; " +
            "reverse that one first if it is to be replaced.",
        TransactionAlreadyReversed it =>
            $"Transaction {GlobalId.OfTransaction(it.TransactionId)} was reversed at " +
            $"{it.ReversedAt:yyyy-MM-ddTHH:mm:ssZ}; " +
            "it cannot be reversed again.",
        WebhookNotFound it =>
            $"There is no webhook {GlobalId.OfWebhook(it.WebhookId)}; " +
            "check the id, or look for it in the list of webhooks.",
        WebhookDeliveryNotDead it =>
            $"There is no delivery {GlobalId.OfWebhookDelivery(it.DeliveryId)} that was given up; " +
            "only such can be sent again by hand.",
        ParkedEventNotFound it =>
            $"The consumer \"{it.Name}\" has not parked the event {GlobalId.OfFeedEvent(it.EventId)}; " +
            "it may have been taken in meanwhile.",
        CustomerMergedWithItself it =>
            $"Both ids are of the customer {GlobalId.OfCustomer(it.CustomerId)}; name two different customers.",
        CustomerAlreadyMerged it =>
            $"The customer {GlobalId.OfCustomer(it.CustomerId)} is merged into {GlobalId.OfCustomer(it.SurvivorId)} already; " +
            "unmerge it first, or name the other one.",
        CustomerNotMerged it =>
            $"The customer {GlobalId.OfCustomer(it.CustomerId)} is merged into no other; " +
            "name the one that was merged, not the one that survived.",
        CustomersNeverMerge it =>
            $"The customers {GlobalId.OfCustomer(it.FirstId)} and {GlobalId.OfCustomer(it.SecondId)} are never to be merged; " +
            "take that decision back first.",
        VehicleNotHeld it =>
            $"The customer {GlobalId.OfCustomer(it.CustomerId)} does not have the vehicle {it.Vin} in that role at present; look at its periods.",
        ComplaintNotFound it => $"There is no complaint {GlobalId.OfComplaint(it.ComplaintId)}; check the id.",
        ComplaintStateConflict it =>
            $"The complaint {GlobalId.OfComplaint(it.ComplaintId)} is {Enumerated(it.Status)}; {Enumerated(it.Step)} cannot follow " +
            "on that. Read it again.",
        LeadNotFound it => $"There is no lead {GlobalId.OfLead(it.LeadId)}; check the id.",
        LeadStateConflict it =>
            $"The lead is {Enumerated(it.Status)}; it cannot become {Enumerated(it.Wanted)} from there. Read it again.",
        CommitmentNotFound it => $"There is no commitment {GlobalId.OfCommitment(it.CommitmentId)}; check the id.",
        MarketingEventNotOpen { IsOver: false } it =>
            $"The event \"{it.EventCode}\" is {Enumerated(it.Status)}; choose another one, or change its status first.",
        EntryNotFound it =>
            $"There is no {it.Kind} {EntryName(it)}; check the id, or create it first.",
        MatchDecisionNotFound it =>
            $"There is no match decision {GlobalId.OfMatchDecision(it.DecisionId)}; " +
            "check the id, or look for it in the list of reviews.",
        MatchAlreadyDecided it =>
            $"The match decision {GlobalId.OfMatchDecision(it.DecisionId)} is {Word(it.Status, "confirmed", "rejected")} already; " +
            "unmerge the customers, or take back that they are never to be merged.",
        MatchCustomersMerged it =>
            $"Both customers of the match decision {GlobalId.OfMatchDecision(it.DecisionId)} are part of " +
            $"{GlobalId.OfCustomer(it.CustomerId)} already; unmerge one of them to decide otherwise.",
        ImportFileNotFound it =>
            $"There is no file {GlobalId.OfImportFile(it.FileId)}; send it (again) and use the id that is answered.",
        QuoteNotFound it =>
            $"There is no quote {Name(it.Reference, GlobalId.OfQuote)}; check the id or the external reference.",
        QuoteAlreadyRecorded it =>
            $"The external reference {it.Reference} belongs to quote {GlobalId.OfQuote(it.QuoteId)}; use that one, or another reference.",
        QuoteAlreadyClosed it =>
            $"Quote {GlobalId.OfQuote(it.QuoteId)} was closed at {it.ClosedAt:yyyy-MM-ddTHH:mm:ssZ}; it cannot be closed again.",
        QuoteOfAnotherCustomer it =>
            $"Quote {GlobalId.OfQuote(it.QuoteId)} was offered to customer {GlobalId.OfCustomer(it.CustomerId)}, not to the one who bought; " +
            "name a quote of the same customer.",
        QuoteAlreadyWon it =>
            $"Quote {GlobalId.OfQuote(it.QuoteId)} was won by transaction {GlobalId.OfTransaction(it.TransactionId)}; " +
            "reverse that one first, or name another quote.",
        TransactionHasReturns it =>
            $"Parts of transaction {GlobalId.OfTransaction(it.TransactionId)} were returned, so its lines are settled; " +
            "reverse it and record it anew.",
        BulkOperationNotFound it =>
            $"There is no bulk operation {GlobalId.OfBulkOperation(it.OperationId)}; check the id.",
        MatchRunUnderWay it =>
            $"The match run {GlobalId.OfMatchRun(it.RunId)} is under way since {it.StartedAt:yyyy-MM-ddTHH:mm:ssZ}; wait for it to end.",
        _ => error.Message,
    };

    private static string InSpanish(DomainError error) => error switch
    {
        CustomerNotFound it =>
            $"No existe el cliente {Name(it.Reference, GlobalId.OfCustomer)}; " +
            "revise la referencia o cree primero el cliente.",
        CustomerVersionConflict it =>
            $"El cliente está en la versión {it.Current.Version}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerlo y repita el cambio sobre lo que encuentre.",
        ExternalReferenceTaken it =>
            $"La referencia externa {it.Reference} pertenece al cliente {GlobalId.OfCustomer(it.CustomerId)}; " +
            "use ese cliente u otra referencia.",
        TransactionNotFound it =>
            $"No existe la transacción {Name(it.Reference, GlobalId.OfTransaction)}; " +
            "revise el id o la referencia externa.",
        TransactionAlreadyRecorded it =>
            $"La referencia externa {it.Reference} pertenece a la transacción " +
            $"{GlobalId.OfTransaction(it.TransactionId)}; para sustituirla, anule primero esa transacción.",
        TransactionAlreadyReversed it =>
            $"La transacción {GlobalId.OfTransaction(it.TransactionId)} se anuló el " +
            $"{it.ReversedAt:yyyy-MM-ddTHH:mm:ssZ}; no se puede anular otra vez.",
        IdempotencyKeyReused it =>
            $"La clave de idempotencia «{it.Key}» ya se usó con otra orden; " +
            "envíe una clave nueva con cada orden nueva.",

        CustomerMergedWithItself it =>
            $"Los dos ids son del cliente {GlobalId.OfCustomer(it.CustomerId)}; nombre dos clientes distintos.",
        CustomerAlreadyMerged it =>
            $"El cliente {GlobalId.OfCustomer(it.CustomerId)} ya está fusionado con {GlobalId.OfCustomer(it.SurvivorId)}; " +
            "sepárelo primero o nombre al otro.",
        CustomerNotMerged it =>
            $"El cliente {GlobalId.OfCustomer(it.CustomerId)} no está fusionado con ningún otro; " +
            "nombre al que se fusionó, no al que quedó.",
        CustomersNeverMerge it =>
            $"Los clientes {GlobalId.OfCustomer(it.FirstId)} y {GlobalId.OfCustomer(it.SecondId)} no se deben fusionar nunca; " +
            "revoque antes esa decisión.",
        WebhookNotFound it =>
            $"No existe el webhook {GlobalId.OfWebhook(it.WebhookId)}; revise el id o búsquelo en la lista de webhooks.",
        WebhookDeliveryNotDead it =>
            $"No hay una entrega {GlobalId.OfWebhookDelivery(it.DeliveryId)} que se haya abandonado; " +
            "solo esas se pueden repetir a mano.",
        WebhookTargetRefused it =>
            $"No se puede enviar a la dirección «{it.Url}». Detalle: {it.Reason}",
        WebhookDocumentInvalid it =>
            $"El documento no es una suscripción que se pueda entregar. Detalle: {it.Detail}",
        InvalidCursor =>
            "El cursor no lo emitió este servicio, se ha alterado o es de una lista; " +
            "use uno que haya llegado con un evento o con una página del feed.",
        CursorExpired =>
            "El feed ya no conserva todo lo que siguió al cursor; lea de nuevo el estado actual y continúe sin cursor.",
        CursorAhead =>
            "El cursor va por delante del feed; puede que el almacén se haya restaurado de una copia. " +
            "Lea de nuevo el estado actual y continúe sin cursor.",
        ConsumerNotFound it =>
            $"No existe el consumidor «{it.Name}»; existen {string.Join(", ", it.Known)}.",
        ParkedEventNotFound it =>
            $"El consumidor «{it.Name}» no tiene apartado el evento {GlobalId.OfFeedEvent(it.EventId)}; " +
            "puede que ya se haya procesado.",
        ConsumerNotRebuildable it =>
            $"El consumidor «{it.Name}» no mantiene ninguna proyección; no hay nada que reconstruir.",
        ImportFileNotFound it =>
            $"No existe el archivo {GlobalId.OfImportFile(it.FileId)}; envíelo (de nuevo) y use el id de la respuesta.",
        ImportFileInvalid it =>
            $"El archivo no se puede importar así. Detalle: {it.Detail}",
        ImportMappingNotFound it =>
            $"No hay ninguna correspondencia guardada con el nombre «{it.Name}»; guárdela primero o revise el nombre.",
        ImportMappingInvalid it =>
            $"La correspondencia de columnas no es válida. Detalle: {it.Detail}",
        ImportMappingVersionConflict it =>
            $"La correspondencia «{it.Current.Name}» está en la versión {it.Current.Version}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerla y repita el cambio.",
        QuoteOfAnotherCustomer it =>
            $"La cotización {GlobalId.OfQuote(it.QuoteId)} se hizo al cliente {GlobalId.OfCustomer(it.CustomerId)}, no al que compró; " +
            "nombre una del mismo cliente.",
        QuoteAlreadyWon it =>
            $"La cotización {GlobalId.OfQuote(it.QuoteId)} la ganó la transacción {GlobalId.OfTransaction(it.TransactionId)}; " +
            "anule antes esa, o nombre otra cotización.",
        QuoteNotFound it =>
            $"No existe la cotización {Name(it.Reference, GlobalId.OfQuote)}; revise el id o la referencia externa.",
        QuoteAlreadyRecorded it =>
            $"La referencia externa {it.Reference} pertenece a la cotización {GlobalId.OfQuote(it.QuoteId)}; use esa u otra referencia.",
        QuoteAlreadyClosed it =>
            $"La cotización {GlobalId.OfQuote(it.QuoteId)} se cerró el {it.ClosedAt:yyyy-MM-ddTHH:mm:ssZ}; no se puede cerrar otra vez.",
        ReturnExceedsPurchase it =>
            $"Se quieren devolver {it.Quantity} de la línea {it.Line}, pero se compraron {it.Bought} y ya se devolvieron {it.Returned}; " +
            $"devuelva como máximo {Math.Max(it.Bought - it.Returned, 0)}.",
        TransactionHasReturns it =>
            $"Ya se devolvieron partes de la transacción {GlobalId.OfTransaction(it.TransactionId)}, así que sus líneas no cambian; " +
            "anúlela y regístrela de nuevo.",
        ImportScheduleNotFound it =>
            $"No hay ninguna programación «{it.Name}»; guárdela primero o revise el nombre.",
        ImportScheduleVersionConflict it =>
            $"La carga programada «{it.Name}» está en la versión {it.Current?.Version ?? 0}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerla y repita el cambio.",
        BulkOperationNotFound it =>
            $"No existe la operación masiva {GlobalId.OfBulkOperation(it.OperationId)}; revise el id.",

        VehicleNotFound it =>
            $"No existe el vehículo {it.Vin}; revise el VIN o cree primero el vehículo.",
        VehicleVersionConflict it =>
            $"El vehículo está en la versión {it.Current.Version}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerlo y repita el cambio sobre lo que encuentre.",
        VehiclePeriodOverlap it =>
            $"El tiempo coincide con el periodo registrado del {it.Existing.Since:yyyy-MM-dd} al {it.Existing.Until:yyyy-MM-dd}; " +
            "termine antes ese periodo.",
        VehicleNotHeld it =>
            $"El cliente {GlobalId.OfCustomer(it.CustomerId)} no tiene ahora el vehículo {it.Vin} en esa calidad; revise sus periodos.",
        ServicePlanVersionConflict it =>
            $"El plan de servicio está en la versión {it.Current?.Version ?? 0}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerlo y repita el cambio sobre lo que encuentre.",
        ComplaintNotFound it => $"No existe la queja {GlobalId.OfComplaint(it.ComplaintId)}; revise el id.",
        ComplaintStateConflict it =>
            $"La queja {GlobalId.OfComplaint(it.ComplaintId)} está en {Enumerated(it.Status)}; a eso no puede seguir " +
            $"{Enumerated(it.Step)}. Vuelva a leerla.",
        TouchpointNotFound it =>
            $"No hay ningún punto de contacto «{it.TouchpointCode}» en uso; revise el código o regístrelo primero.",
        TouchpointVersionConflict it =>
            $"El punto de contacto está en la versión {it.Current?.Version ?? 0}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerlo y repita el cambio sobre lo que encuentre.",
        ComplaintVersionConflict it =>
            $"La queja está en la versión {it.Current.Version}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerla y repita el cambio sobre lo que encuentre.",
        LeadNotFound it => $"No existe la oportunidad {GlobalId.OfLead(it.LeadId)}; revise el id.",
        LeadStateConflict it =>
            $"La oportunidad está en {Enumerated(it.Status)}; desde ahí no puede pasar a {Enumerated(it.Wanted)}. Vuelva a leerla.",
        LeadVersionConflict it =>
            $"La oportunidad está en la versión {it.Current.Version}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerla y repita el cambio sobre lo que encuentre.",
        AdfUnusable it => $"El documento no se puede usar. Detalle: {it.Detail}",
        CommitmentNotFound it => $"No existe el compromiso {GlobalId.OfCommitment(it.CommitmentId)}; revise el id.",
        RecoveryOfferTooHigh it =>
            $"Una oferta de {it.Value}, además de {it.OfferedBefore}, supera {it.Limit}, la parte que se puede dar del margen del cliente, " +
            $"que es de {it.Margin}; ofrezca menos.",
        MarketingEventNotOpen { IsOver: true } it =>
            $"El evento «{it.EventCode}» terminó el {it.EndsAt:yyyy-MM-ddTHH:mm:ssZ}; elija otro.",
        MarketingEventNotOpen it =>
            $"El evento «{it.EventCode}» está en {Enumerated(it.Status)}; elija otro o cambie antes su estado.",
        MarketingEventFull it =>
            $"Al evento «{it.EventCode}», de {it.Capacity} plazas, le quedan {it.SeatsLeft}, no {it.Persons}, " +
            "y no se puede esperar a que haya más.",
        RecoveryOfferClosed { Status: RecoveryOfferStatus.Expired } it =>
            $"La oferta valía hasta el {it.Since:yyyy-MM-ddTHH:mm:ssZ}; haga otra.",
        RecoveryOfferClosed it =>
            $"La oferta se {(it.Status == RecoveryOfferStatus.Accepted ? "aceptó" : "rechazó")} el " +
            $"{it.Since:yyyy-MM-ddTHH:mm:ssZ}; así queda.",
        EntryNotFound it => $"No existe {EntryName(it)} ({it.Kind}); revise el id o créelo primero.",
        EntryVersionConflict it =>
            $"Está en la versión {it.CurrentVersion}, no en la {it.ExpectedVersion}; " +
            "vuelva a leerlo y repita el cambio sobre lo que encuentre.",
        PurposeMissing it =>
            $"«{it.Field}» no tiene finalidad; lo que no hace falta para nada no se pregunta. Indique para qué sirve.",
        SuggestionAlreadyAnswered it =>
            $"La sugerencia se respondió el {it.AnsweredAt:yyyy-MM-ddTHH:mm:ssZ}; no se puede responder otra vez.",
        MaintenanceTaskCompleted => "La tarea ya está hecha; cree otra si queda algo por hacer.",
        SurveyClosed it => $"La encuesta «{it.Name}» está cerrada; ya no admite respuestas.",
        SurveyAnswerInvalid it =>
            $"La respuesta a «{it.Question}» no vale. Detalle: {it.Reason}. No se ha registrado nada.",
        CircularHierarchy it =>
            $"Quedaría por encima de sí mismo: {string.Join(" → ", it.Circle.Select(step => step.Name))}; elija otro superior.",
        MatchDecisionNotFound it =>
            $"No existe la decisión de coincidencia {GlobalId.OfMatchDecision(it.DecisionId)}; " +
            "revise el id o búsquela en la lista de revisiones.",
        MatchAlreadyDecided it =>
            $"La decisión {GlobalId.OfMatchDecision(it.DecisionId)} ya está {Word(it.Status, "confirmada", "rechazada")}; " +
            "separe los clientes o revoque que no se deban fusionar nunca.",
        MatchCustomersMerged it =>
            $"Los dos clientes de la decisión {GlobalId.OfMatchDecision(it.DecisionId)} ya son parte de " +
            $"{GlobalId.OfCustomer(it.CustomerId)}; separe uno de ellos para decidir otra cosa.",
        MatchRunUnderWay it =>
            $"La ejecución {GlobalId.OfMatchRun(it.RunId)} está en curso desde {it.StartedAt:yyyy-MM-ddTHH:mm:ssZ}; " +
            "espere a que termine.",

        // What exactly is wrong with a value is known to the rule alone.
        InvalidValue => $"El valor de «{string.Join('.', error.Path)}» no es válido. Detalle: {error.Message}",
        _ => error.Message,
    };

    // As the contract writes enum values.
    private static string Enumerated<T>(T value)
        where T : struct, Enum => value.ToString().ToUpperInvariant();
    private static string EntryName(EntryNotFound error) => error.Kind switch
    {
        "household" => Name(error.Reference, GlobalId.OfHousehold),
        "fleet" => Name(error.Reference, GlobalId.OfFleet),
        "suggestion" => Name(error.Reference, GlobalId.OfSuggestion),
        "survey" => Name(error.Reference, GlobalId.OfSurvey),
        "task" => Name(error.Reference, GlobalId.OfMaintenanceTask),
        "registration" => Name(error.Reference, GlobalId.OfEventRegistration),
        "event" => error.Reference,
        "offer" => Name(error.Reference, GlobalId.OfRecoveryOffer),
        "area" or "requirement" => error.Reference,
        _ => Name(error.Reference, GlobalId.OfCompanyContact),
    };
    private static string Word(MatchStatus status, string confirmed, string rejected) =>
        status == MatchStatus.Confirmed ? confirmed : rejected;

    private static string Name(string reference, Func<Guid, GlobalId> idOf) =>
        Guid.TryParseExact(reference, "D", out var id) ? idOf(id).ToString() : reference;
}
