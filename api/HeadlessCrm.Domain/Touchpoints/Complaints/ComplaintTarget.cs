namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>How fast complaints of a category and a severity are to be answered and resolved.</summary>
/// <param name="Category">The category; null: any.</param>
/// <param name="Severity">The severity; null: any.</param>
/// <param name="Response">How long the first answer may take.</param>
/// <param name="Resolution">How long the resolution may take.</param>
public sealed record ComplaintTarget(
    string? Category, ComplaintSeverity? Severity, ServiceTime Response, ServiceTime Resolution)
{
    /// <summary>What holds where nothing else was set.</summary>
    public static IReadOnlyList<ComplaintTarget> Defaults { get; } =
    [
        new(null, ComplaintSeverity.Low, ServiceTime.FromDays(1), ServiceTime.FromDays(10)),
        new(null, ComplaintSeverity.Medium, ServiceTime.FromDays(1), ServiceTime.FromDays(5)),
        new(null, ComplaintSeverity.High, ServiceTime.FromHours(4), ServiceTime.FromDays(3)),
        new(null, ComplaintSeverity.Critical, ServiceTime.FromHours(1), ServiceTime.FromDays(1)),
    ];

    /// <summary>A target as it was given, or what is wrong with it.</summary>
    public static (ComplaintTarget? Target, IReadOnlyList<DomainError> Errors) Read(
        string? category, ComplaintSeverity? severity, string response, string resolution)
    {
        var errors = new List<DomainError>();
        if (category is not null)
        {
            TextRules.Required(category, 64, errors, "category");
        }

        var first = ReadTime(response, errors, "response");
        var last = ReadTime(resolution, errors, "resolution");
        return errors.Count > 0 ? (null, errors) : (new(category, severity, first, last), []);
    }

    /// <summary>
    /// The target of a complaint: that of its category and severity, else of its category, else of its severity, else of all,
    /// else the default of its severity.
    /// </summary>
    public static ComplaintTarget Choose(IEnumerable<ComplaintTarget> set, string category, ComplaintSeverity severity) =>
        set.Where(target => target.Category is null || target.Category == category)
            .Where(target => target.Severity is null || target.Severity == severity)
            .OrderByDescending(target => target.Category is not null)
            .ThenByDescending(target => target.Severity is not null)
            .FirstOrDefault()
        ?? Defaults.Single(target => target.Severity == severity);

    private static ServiceTime ReadTime(string text, List<DomainError> errors, string path)
    {
        if (!ServiceTime.TryParse(text, out var time))
        {
            errors.Add(InvalidValue.At(
                $"{path} is {text}; give whole days such as P3D, or hours and minutes such as PT4H, of at most {ServiceTime.MaxDays} days.",
                path));
        }

        return time;
    }
}

/// <summary>How a promised time stands.</summary>
public enum ServiceLevelState
{
    /// <summary>There is still time.</summary>
    Pending,

    /// <summary>It was met in time.</summary>
    Kept,

    /// <summary>The time went by.</summary>
    Breached,
}

/// <summary>A promised time and what became of it.</summary>
/// <param name="DueAt">By when.</param>
/// <param name="MetAt">When it was met; null: it was not yet.</param>
/// <param name="State">How it stands at the moment it is asked.</param>
public sealed record ServiceLevel(DateTimeOffset DueAt, DateTimeOffset? MetAt, ServiceLevelState State)
{
    /// <summary>What holds at a moment.</summary>
    public static ServiceLevel At(DateTimeOffset dueAt, DateTimeOffset? metAt, DateTimeOffset now) => new(
        dueAt,
        metAt,
        (metAt ?? now) > dueAt ? ServiceLevelState.Breached : metAt is null ? ServiceLevelState.Pending : ServiceLevelState.Kept);
}
