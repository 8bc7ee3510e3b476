namespace HeadlessCrm.Domain;

/// <summary>What external references must meet.</summary>
internal static class ReferenceRules
{
    public const int MaxSystemLength = 64;
    public const int MaxIdLength = 200;

    public static void Check(ExternalReference? reference, List<DomainError> errors, string path)
    {
        if (reference is { } given)
        {
            TextRules.Required(given.System, MaxSystemLength, errors, path, "system");
            TextRules.Required(given.Id, MaxIdLength, errors, path, "id");
        }
    }
}
