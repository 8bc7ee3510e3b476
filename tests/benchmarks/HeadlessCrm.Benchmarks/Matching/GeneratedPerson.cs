using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Benchmarks.Matching;

/// <summary>A person that was made up, or a copy of one with errors.</summary>
internal sealed class GeneratedPerson
{
    private readonly Dictionary<MatchField, string?> values = [];

    public string? this[MatchField field]
    {
        get => values.GetValueOrDefault(field);
        set => values[field] = value;
    }

    public GeneratedPerson Copy()
    {
        var copy = new GeneratedPerson();
        foreach (var (field, value) in values)
        {
            copy.values[field] = value;
        }

        return copy;
    }

    public MatchRecord ToRecord(string id, MatchTextPool? pool) => MatchRecord.Create(id, values, pool);
}
