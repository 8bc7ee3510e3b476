namespace HeadlessCrm.Domain.Customers.Areas;

/// <summary>What is known of coding systems.</summary>
public static class AreaCoding
{
    /// <summary>
    /// The Peruvian ubigeo: two digits for the department, two more for the province, two more for the district. What comes before
    /// the last two digits is the code of the area it is part of.
    /// </summary>
    public const string Ubigeo = "ubigeo";

    private const int MaxCodingLength = 32;
    private const int MaxCodeLength = 32;

    /// <summary>The code of the area that one is part of, when the coding itself says so; null: it does not, or there is none.</summary>
    public static string? ParentCodeOf(AreaKey key) => key.Coding == Ubigeo && key.Code.Length > 2 ? key.Code[..^2] : null;

    internal static void Check(AreaKey key, List<DomainError> errors, params string[] path)
    {
        if (key.Coding is not { Length: > 0 and <= MaxCodingLength }
            || !key.Coding.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            errors.Add(InvalidValue.At(
                $"\"{key.Coding}\" is not the name of a coding; use up to {MaxCodingLength} small letters, digits and hyphens.",
                [.. path, "coding"]));
        }

        TextRules.Required(key.Code, MaxCodeLength, errors, [.. path, "code"]);
        if (key is { Coding: Ubigeo, Code: { } code } && (code.Length is not (2 or 4 or 6) || !code.All(char.IsAsciiDigit)))
        {
            errors.Add(InvalidValue.At(
                $"\"{code}\" is not an ubigeo; it has two digits for a department, four for a province, six for a district.",
                [.. path, "code"]));
        }
    }
}

/// <summary>Looks for circles among areas.</summary>
public static class AreaTree
{
    /// <summary>A way from one of some areas upwards and back to it; empty: there is none.</summary>
    public static IReadOnlyList<HierarchyStep> FindCircle(IReadOnlyCollection<Area> areas, IEnumerable<Guid> changed)
    {
        var byId = areas.ToDictionary(area => area.Id);
        foreach (var id in changed)
        {
            var way = new List<HierarchyStep>();
            var seen = new HashSet<Guid>();
            Area? at = byId.GetValueOrDefault(id);
            while (at is not null && seen.Add(at.Id))
            {
                way.Add(new HierarchyStep(at.Key.ToString(), at.Name));
                at = at.ParentId is { } parent ? byId.GetValueOrDefault(parent) : null;
            }

            if (at?.Id == id)
            {
                return [.. way, way[0]];
            }
        }

        return [];
    }
}
