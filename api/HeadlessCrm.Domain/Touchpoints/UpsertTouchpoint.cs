namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>Adds a touchpoint to the registry or changes it. What is null stays as it is; an empty text clears it.</summary>
public sealed record UpsertTouchpointCommand
{
    /// <summary>Its code, 64 characters at most.</summary>
    public required string TouchpointCode { get; init; }

    /// <summary>What kind of place; needed of a new one.</summary>
    public TouchpointKind? Kind { get; init; }

    /// <summary>Its name, 200 characters at most; needed of a new one.</summary>
    public string? Name { get; init; }

    /// <summary>The department that answers for it, 64 characters at most.</summary>
    public string? Department { get; init; }

    /// <summary>The code of the dealer it belongs to, 64 characters at most.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Whether what happens there decides about the customer's trust.</summary>
    public bool? IsMomentOfTruth { get; init; }

    /// <summary>Whether it is in use.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Refuse unless it is at this version; null: any. 0: refuse unless it is new.</summary>
    public int? ExpectedVersion { get; init; }
}

/// <summary>What came of <see cref="UpsertTouchpoint"/>.</summary>
/// <param name="Touchpoint">The touchpoint; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
public sealed record UpsertTouchpointOutcome(Touchpoint? Touchpoint, IReadOnlyList<DomainError> Errors);

/// <summary>Adds a touchpoint to the registry or changes it. Repeating it changes nothing more.</summary>
public sealed class UpsertTouchpoint(ITouchpointStore touchpoints, TimeProvider clock)
{
    private const int MaxTries = 5;
    private const int MaxCodeLength = 64;
    private const int MaxNameLength = 200;

    /// <summary>Carries the command out.</summary>
    public async Task<UpsertTouchpointOutcome> ExecuteAsync(UpsertTouchpointCommand command, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var found = (await touchpoints.FindByCodesAsync([command.TouchpointCode], cancellationToken))[0];
            if (Check(command, found) is { Count: > 0 } errors)
            {
                return new UpsertTouchpointOutcome(null, errors);
            }

            var changed = Apply(command, found);
            if (changed == found || await touchpoints.SaveAsync(
                changed = changed with { Version = (found?.Version ?? 0) + 1, UpdatedAt = EntityId.RecordingTime(clock.GetUtcNow()) },
                cancellationToken))
            {
                return new UpsertTouchpointOutcome(changed, []);
            }
        }

        throw new InvalidOperationException($"Changing a touchpoint met other writers {MaxTries} times in a row.");
    }

    private static List<DomainError> Check(UpsertTouchpointCommand command, Touchpoint? found)
    {
        var errors = new List<DomainError>();
        if (command.ExpectedVersion is { } expected && expected != (found?.Version ?? 0))
        {
            return [new TouchpointVersionConflict(expected, found) { Path = ["expectedVersion"] }];
        }

        TextRules.Required(command.TouchpointCode, MaxCodeLength, errors, "code");
        TextRules.Optional(command.Department, MaxCodeLength, errors, "department");
        TextRules.Optional(command.DealerCode, MaxCodeLength, errors, "dealerCode");
        if (command.Name is not null || found is null)
        {
            TextRules.Required(command.Name, MaxNameLength, errors, "name");
        }

        if (command.Kind is null && found is null)
        {
            errors.Add(InvalidValue.At("A new touchpoint needs a kind; give one.", "kind"));
        }

        return errors;
    }

    private static Touchpoint Apply(UpsertTouchpointCommand command, Touchpoint? found) => new()
    {
        Code = command.TouchpointCode,
        Kind = command.Kind ?? found!.Kind,
        Name = command.Name ?? found!.Name,
        Department = Given(command.Department, found?.Department),
        DealerCode = Given(command.DealerCode, found?.DealerCode),
        IsMomentOfTruth = command.IsMomentOfTruth ?? found?.IsMomentOfTruth ?? false,
        IsActive = command.IsActive ?? found?.IsActive ?? true,
        Version = found?.Version ?? 0,
        UpdatedAt = found?.UpdatedAt ?? default,
    };

    private static string? Given(string? text, string? present) => text is null ? present : text.Length == 0 ? null : text;
}
