using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers.Demographics;

/// <summary>What the values of demographic fields must meet, whoever brings them.</summary>
internal static class DemographicsRules
{
    public const int MaxOccupationLength = 200;

    /// <summary>The word that stands for a member of an enum, such as FIRST_JOB.</summary>
    public static string Format<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
    }

    /// <summary>The member that a word stands for; null: none.</summary>
    public static TEnum? Parse<TEnum>(string? word)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (word == Format(value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Adds the fault of a value of one of the fields; others pass.</summary>
    public static void Check(string field, string value, List<DomainError> errors, string[] path)
    {
        switch (field)
        {
            case CustomerFieldNames.Sex:
                CheckWord<Sex>(value, errors, path);
                break;
            case CustomerFieldNames.MaritalStatus:
                CheckWord<MaritalStatus>(value, errors, path);
                break;
            case CustomerFieldNames.LifeStage:
                CheckWord<LifeStage>(value, errors, path);
                break;
            case CustomerFieldNames.Occupation:
                TextRules.Optional(value, MaxOccupationLength, errors, path);
                break;
            case CustomerFieldNames.Area when value.Length > 0 && AreaKey.Parse(value) is null:
                errors.Add(InvalidValue.At(
                    $"\"{value}\" is not an area; write the coding and the code, such as ubigeo:150101.", path));
                break;
        }
    }

    private static void CheckWord<TEnum>(string value, List<DomainError> errors, string[] path)
        where TEnum : struct, Enum
    {
        if (value.Length > 0 && Parse<TEnum>(value) is null)
        {
            errors.Add(InvalidValue.At(
                $"\"{value}\" is not one of {string.Join(", ", Enum.GetValues<TEnum>().Select(Format))}.", path));
        }
    }
}
