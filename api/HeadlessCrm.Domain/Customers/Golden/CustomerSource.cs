using System.Globalization;
using HeadlessCrm.Domain.Customers.Demographics;

namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>Which source a command brings the word of. Its record is replaced by what the command says.</summary>
public sealed record CustomerSource
{
    /// <summary>The system and its key of the customer.</summary>
    public required ExternalReference Reference { get; init; }

    /// <summary>
    /// When the source learned it; not in the future. Null: values that its record has already keep their time, others take
    /// the present one, so that sending the same again is no news.
    /// </summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Whether the customer said so; else it was seen or inferred.</summary>
    public bool IsDeclared { get; init; } = true;

    /// <summary>The names of the fields that somebody proved; null: none.</summary>
    public IReadOnlyList<string>? VerifiedFields { get; init; }

    /// <summary>Further fields, under the source's own names; null: none.</summary>
    public IReadOnlyList<NamedValue>? Values { get; init; }

    internal IReadOnlyList<DomainError> Check(DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        ReferenceRules.Check(Reference, errors, "source");
        CheckSystem(Reference, errors, "source");
        TimeRules.NotInFuture(ObservedAt, now, errors, "source", "observedAt");

        var values = Values ?? [];
        if (values.Count > FieldRules.MaxFields)
        {
            errors.Add(InvalidValue.At(
                $"There are {values.Count} further fields; at most {FieldRules.MaxFields} are allowed.", "source", "values"));
            return errors;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            FieldRules.Check(value.Name, value.Value, now, errors, "source", "values");
            if (CustomerFieldNames.Properties.Contains(value.Name))
            {
                errors.Add(InvalidValue.At(
                    $"\"{value.Name}\" has a place of its own in the input; give it there.", "source", "values"));
            }
            else if (!seen.Add(value.Name))
            {
                errors.Add(InvalidValue.At($"The field \"{value.Name}\" is given twice; give it once.", "source", "values"));
            }
        }

        foreach (var name in VerifiedFields ?? [])
        {
            if (!seen.Contains(name) && !CustomerFieldNames.Properties.Contains(name))
            {
                errors.Add(InvalidValue.At(
                    $"\"{name}\" is verified and not given; name fields that are given.", "source", "verifiedFields"));
            }
        }

        return errors;
    }

    /// <summary>The system of what was entered here belongs to nobody else.</summary>
    internal static void CheckSystem(ExternalReference reference, List<DomainError> errors, string path)
    {
        if (string.Equals(reference.System, SourceRecord.OwnSystem, StringComparison.OrdinalIgnoreCase))
        {
            errors.Add(InvalidValue.At(
                $"The system \"{reference.System}\" stands for what was entered here; use the other system's own name.", path, "system"));
        }
    }
}

/// <summary>A value by name.</summary>
/// <param name="Name">The name, 64 letters, digits or underscores at most, a letter first.</param>
/// <param name="Value">The value, 1000 characters at most.</param>
public sealed record NamedValue(string Name, string Value);

/// <summary>What fields of a customer must meet, whoever brings them.</summary>
internal static class FieldRules
{
    public const int MaxFields = 100;
    private const int MaxNameLength = 64;
    private const int MaxValueLength = 1_000;
    private const int EarliestBirthYear = 1880;

    public static void Check(string name, string? value, DateTimeOffset now, List<DomainError> errors, params string[] path)
    {
        if (name is not { Length: > 0 and <= MaxNameLength } || !char.IsAsciiLetter(name[0])
            || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            errors.Add(InvalidValue.At(
                $"\"{name}\" is not the name of a field; use up to {MaxNameLength} letters, digits and underscores, a letter first.",
                [.. path, "name"]));
            return;
        }

        TextRules.Optional(value, MaxValueLength, errors, [.. path, "value"]);
        if (name == CustomerFieldNames.Kind && value is not null && CustomerFieldNames.KindOf(value) is null)
        {
            errors.Add(InvalidValue.At($"\"{value}\" is not a kind of customer; use PERSON or COMPANY.", [.. path, "value"]));
        }
        else if (name == CustomerFieldNames.BirthDate && value is not null)
        {
            CheckBirthDate(value, now, errors, [.. path, "value"]);
        }
        else if (value is not null)
        {
            DemographicsRules.Check(name, value, errors, [.. path, "value"]);
        }
    }

    private static void CheckBirthDate(string value, DateTimeOffset now, List<DomainError> errors, string[] path)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            errors.Add(InvalidValue.At($"\"{value}\" is not a day of birth; write it as 1980-05-31.", path));
        }
        else if (date > DateOnly.FromDateTime(now.UtcDateTime))
        {
            errors.Add(InvalidValue.At($"The day of birth {value} is in the future; check the date.", path));
        }
        else if (date.Year < EarliestBirthYear)
        {
            errors.Add(InvalidValue.At($"The day of birth {value} is before {EarliestBirthYear}; check the date.", path));
        }
    }
}
