namespace HeadlessCrm.Domain.Webhooks;

/// <summary>No webhook has this id.</summary>
public sealed record WebhookNotFound(Guid WebhookId) : DomainError(
    $"There is no webhook {WebhookId}; check the id, or look for it in the list of webhooks.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "WEBHOOK_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>No delivery has this id, or it was not given up.</summary>
public sealed record WebhookDeliveryNotDead(Guid DeliveryId) : DomainError(
    $"There is no delivery {DeliveryId} that was given up; only such can be sent again by hand.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "WEBHOOK_DELIVERY_NOT_DEAD";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The target of a webhook is not one this installation may send to.</summary>
public sealed record WebhookTargetRefused(string Url, string Reason) : DomainError(
    $"The URL \"{Url}\" is refused: {Reason}")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "WEBHOOK_TARGET_REFUSED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The document of a webhook is not a subscription to the feed that this contract can answer.</summary>
public sealed record WebhookDocumentInvalid(string Detail) : DomainError(
    $"The document is no subscription that can be delivered: {Detail}")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "WEBHOOK_DOCUMENT_INVALID";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
