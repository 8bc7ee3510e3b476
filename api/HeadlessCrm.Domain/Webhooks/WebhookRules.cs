namespace HeadlessCrm.Domain.Webhooks;

/// <summary>What a webhook must meet, whoever makes it.</summary>
internal static class WebhookRules
{
    public const int MaxUrlLength = 2_048;
    public const int MaxDocumentLength = 65_536;
    public const int MaxVariablesLength = 65_536;
    public const int MaxDescriptionLength = 400;
    public const int MinSecretLength = 16;
    public const int MaxSecretLength = 256;

    public static void Check(string url, string secret, string? description, List<DomainError> errors)
    {
        CheckUrl(url, errors);
        CheckSecret(secret, errors);
        TextRules.Optional(description, MaxDescriptionLength, errors, "description");
    }

    public static void CheckDocument(string document, string? variables, List<DomainError> errors)
    {
        if (document.Length is 0 or > MaxDocumentLength)
        {
            errors.Add(InvalidValue.At(
                $"document has {document.Length} characters; it needs 1 to {MaxDocumentLength}.", "document"));
        }

        if (variables?.Length > MaxVariablesLength)
        {
            errors.Add(InvalidValue.At(
                $"variables has {variables.Length} characters; at most {MaxVariablesLength} are allowed.", "variables"));
        }
    }

    private static void CheckUrl(string url, List<DomainError> errors)
    {
        if (url.Length > MaxUrlLength || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            errors.Add(InvalidValue.At(
                $"url must be an absolute URL of at most {MaxUrlLength} characters, such as https://example.com/hooks.", "url"));
        }
        else if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            errors.Add(InvalidValue.At($"url has the scheme \"{address.Scheme}\"; use https.", "url"));
        }
        else if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            errors.Add(InvalidValue.At(
                "url has a user name, a password or a fragment; leave them out: deliveries are signed with the secret.", "url"));
        }
    }

    private static void CheckSecret(string secret, List<DomainError> errors)
    {
        if (secret.Length is < MinSecretLength or > MaxSecretLength)
        {
            errors.Add(InvalidValue.At(
                $"secret has {secret.Length} characters; it needs {MinSecretLength} to {MaxSecretLength}, better made by chance.",
                "secret"));
        }
        else if (!SignatureKey.TryRead(secret, out _))
        {
            errors.Add(InvalidValue.At(
                $"secret begins with \"{SignatureKey.Prefix}\", so the rest must be base64 of at least {MinSecretLength} bytes.", "secret"));
        }
    }
}
