using System.Globalization;
using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Areas;

/// <summary>Areas as they should be; all of them or none.</summary>
public sealed record UpsertAreasCommand
{
    /// <summary>The areas, 1000 at most, in any order.</summary>
    public required IReadOnlyList<GivenArea> Areas { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>An area as it should be.</summary>
/// <param name="Coding">The coding system's short name.</param>
/// <param name="Code">The code in it.</param>
/// <param name="Name">The name, 200 characters at most.</param>
/// <param name="ParentCode">The code of the area it is part of; null: none, or the one that the coding says.</param>
public sealed record GivenArea(string Coding, string Code, string Name, string? ParentCode);

/// <summary>Creates and changes areas.</summary>
public sealed class UpsertAreas(IAreaStore store, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxAreas = 1_000;
    private const int MaxNameLength = 200;

    private readonly OncePerKey<Outcome<Area[]>> once = Outcome.Once<Area[]>(idempotency, clock, nameof(UpsertAreas));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Area[]>> ExecuteAsync(UpsertAreasCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Area[]>?> TryAsync(
        UpsertAreasCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (Check(command) is { Count: > 0 } errors)
        {
            return Outcome.Refused<Area[]>(errors);
        }

        AreaKey[] keys = [.. command.Areas.Select(area => new AreaKey(area.Coding, area.Code))];
        var known = await store.FindAsync(keys, cancellationToken);
        var ids = keys.Select((key, i) => (key, Id: known[i]?.Id ?? EntityId.Create(attempt.Now)))
            .ToDictionary(one => one.key, one => one.Id);
        AreaKey[] elsewhere = [.. command.Areas.Select(ParentOf).OfType<AreaKey>().Distinct().Where(key => !ids.ContainsKey(key))];
        var parents = await store.FindAsync(elsewhere, cancellationToken);
        for (var i = 0; i < elsewhere.Length; i++)
        {
            if (parents[i] is not { } parent)
            {
                var child = command.Areas.ToList().FindIndex(area => ParentOf(area) == elsewhere[i]);
                return Outcome.Refused<Area[]>(new EntryNotFound("area", elsewhere[i].ToString())
                {
                    Path = ["areas", Index(child), "parentCode"],
                });
            }

            ids.Add(elsewhere[i], parent.Id);
        }

        Area[] areas =
        [
            .. command.Areas.Select((given, i) => new Area
            {
                Id = ids[keys[i]],
                Coding = given.Coding,
                Code = given.Code,
                Name = given.Name.Trim(),
                ParentId = ParentOf(given) is { } parent ? ids[parent] : null,
                Version = (known[i]?.Version ?? 0) + 1,
                CreatedAt = known[i]?.CreatedAt ?? attempt.Now,
                UpdatedAt = attempt.Now,
            }),
        ];
        return (await store.SaveAsync(areas, attempt.Keep(areas), cancellationToken)).ToOutcome(areas, "area", "areas");
    }

    private static AreaKey? ParentOf(GivenArea area)
    {
        var code = area.ParentCode ?? AreaCoding.ParentCodeOf(new(area.Coding, area.Code));
        return code is null ? null : new AreaKey(area.Coding, code);
    }

    private static List<DomainError> Check(UpsertAreasCommand command)
    {
        var errors = new List<DomainError>();
        if (command.Areas.Count is 0 or > MaxAreas)
        {
            errors.Add(InvalidValue.At($"There are {command.Areas.Count} areas; 1 to {MaxAreas} are allowed at once.", "areas"));
            return errors;
        }

        var seen = new HashSet<AreaKey>();
        for (var i = 0; i < command.Areas.Count; i++)
        {
            var (area, at) = (command.Areas[i], Index(i));
            var key = new AreaKey(area.Coding, area.Code);
            AreaCoding.Check(key, errors, "areas", at);
            TextRules.Required(area.Name, MaxNameLength, errors, "areas", at, "name");
            if (!seen.Add(key))
            {
                errors.Add(InvalidValue.At($"The area {key} is given twice; give it once.", "areas", at));
            }

            if (area is { Coding: AreaCoding.Ubigeo, ParentCode: { } parent } && parent != AreaCoding.ParentCodeOf(key))
            {
                errors.Add(InvalidValue.At(
                    $"{key} cannot be part of \"{parent}\": an ubigeo is part of what its digits before the last two say.",
                    "areas",
                    at,
                    "parentCode"));
            }
        }

        return errors;
    }

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);
}
