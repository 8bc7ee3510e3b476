namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>Where a meeting took place: named by its kind, by its code in the registry, or by both.</summary>
internal static class InteractionPlace
{
    /// <summary>The kind of place, or why it cannot be told.</summary>
    public static async Task<(TouchpointKind Kind, DomainError? Refusal)> FindAsync(
        ITouchpointStore touchpoints, TouchpointKind? kind, string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return kind is { } given
                ? (given, null)
                : (default, InvalidValue.At("Name the touchpoint by its kind or by its code in the registry.", "touchpoint"));
        }

        var found = (await touchpoints.FindByCodesAsync([code], cancellationToken))[0];
        return found is not { IsActive: true } ? (default, new TouchpointNotFound(code) { Path = ["touchpointCode"] })
            : kind is { } said && said != found.Kind
                ? (default, InvalidValue.At(
                    $"The touchpoint \"{code}\" is {found.Kind}, not {said}; leave one of them out.", "touchpoint"))
                : (found.Kind, null);
    }
}
