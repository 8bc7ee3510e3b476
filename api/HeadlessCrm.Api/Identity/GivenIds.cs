using HeadlessCrm.Domain;

namespace HeadlessCrm.Api.Identity;

/// <summary>The ids that an input gives, each with the kind it must be of and where it stands.</summary>
internal static class GivenIds
{
    /// <summary>What to say when one of them is of another kind; null: none is.</summary>
    public static DomainError? MixedUp(params ReadOnlySpan<(GlobalId? Id, EntityKind Kind, string Name)> ids)
    {
        foreach (var (given, kind, name) in ids)
        {
            if (given is { } id && !id.IsOf(kind, name, out var mixedUp))
            {
                return mixedUp;
            }
        }

        return null;
    }
}
