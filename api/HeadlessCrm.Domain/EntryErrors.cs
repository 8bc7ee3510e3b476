namespace HeadlessCrm.Domain;

/// <summary>Nothing of a kind has this id or key.</summary>
/// <param name="Kind">The kind of thing, such as <c>household</c>.</param>
/// <param name="Reference">The id or key.</param>
public sealed record EntryNotFound(string Kind, string Reference) : DomainError(
    $"There is no {Kind} {Reference}; check the id, or create it first.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "ENTRY_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A thing has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">What the caller expected; 0: that it is new.</param>
/// <param name="CurrentVersion">The version it is at; 0: there is none.</param>
public sealed record EntryVersionConflict(int ExpectedVersion, int CurrentVersion) : DomainError(
    $"It is at version {CurrentVersion}, not {ExpectedVersion}; read it again and repeat the change on what you find.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "ENTRY_VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;

    /// <summary>The refusal of a change that expects a version; null: the version is the one expected, or any will do.</summary>
    internal static EntryVersionConflict? Check(int? expected, int? current) =>
        expected is { } wanted && wanted != (current ?? 0)
            ? new EntryVersionConflict(wanted, current ?? 0) { Path = ["expectedVersion"] }
            : null;
}

/// <summary>One step of a way up a hierarchy.</summary>
/// <param name="Key">The id or code of what stands there.</param>
/// <param name="Name">Its name.</param>
public sealed record HierarchyStep(string Key, string Name);

/// <summary>Something would be above itself.</summary>
/// <param name="Kind">The kind of thing, such as <c>household</c>.</param>
/// <param name="Circle">The way from it upwards and back to it.</param>
public sealed record CircularHierarchy(string Kind, IReadOnlyList<HierarchyStep> Circle) : DomainError(
    $"It would be above itself: {string.Join(" → ", Circle.Select(step => step.Name))}; choose another parent.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CIRCULAR_HIERARCHY";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>What came of saving something that stands in a hierarchy, or in none.</summary>
/// <param name="IsSaved">Whether it is durable; else somebody else came between, unless there is a circle.</param>
/// <param name="Circle">Why nothing was written: the way up from it that leads back to it; empty: there is none.</param>
public sealed record EntrySaveResult(bool IsSaved, IReadOnlyList<HierarchyStep> Circle)
{
    /// <summary>It is durable.</summary>
    public static EntrySaveResult Saved { get; } = new(true, []);

    /// <summary>Somebody else came between: look again.</summary>
    public static EntrySaveResult Conflict { get; } = new(false, []);

    /// <summary>The outcome for whoever gave the command; null: look again.</summary>
    internal Outcome<T>? ToOutcome<T>(T value, string kind, string parentPath = "parentId")
        where T : class =>
        IsSaved ? Outcome.Of(value)
        : Circle.Count > 0 ? Outcome.Refused<T>(new CircularHierarchy(kind, Circle) { Path = [parentPath] })
        : null;
}
