using System.Globalization;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Filtering;

/// <summary>
/// Reads the filter inputs of the schema into the filter language of the domain. Both use the same names, so one reader
/// serves every entity: a field's input holds comparisons, a collection's input holds quantifiers.
/// </summary>
internal static class FilterInput
{
    // The names that differ between the schema and the domain.
    private static readonly Dictionary<string, string> FieldNames = new(StringComparer.Ordinal)
    {
        ["isReversed"] = "reversed",
    };

    private static readonly Dictionary<string, Comparator> Comparators = new(StringComparer.Ordinal)
    {
        ["eq"] = Comparator.Eq,
        ["ne"] = Comparator.Ne,
        ["in"] = Comparator.In,
        ["nin"] = Comparator.Nin,
        ["lt"] = Comparator.Lt,
        ["lte"] = Comparator.Lte,
        ["gt"] = Comparator.Gt,
        ["gte"] = Comparator.Gte,
        ["contains"] = Comparator.Contains,
        ["startsWith"] = Comparator.StartsWith,
        ["isNull"] = Comparator.IsNull,
        ["between"] = Comparator.Between,
    };

    private static readonly Dictionary<string, Quantifier> Quantifiers = new(StringComparer.Ordinal)
    {
        ["some"] = Quantifier.Some,
        ["none"] = Quantifier.None,
        ["all"] = Quantifier.All,
    };

    /// <summary>The filter an input says; null when it says nothing.</summary>
    /// <exception cref="GraphQLException">The input is not acceptable.</exception>
    public static Filter? Read(InputObject? input, FilterableEntity entity)
    {
        if (input is null)
        {
            return null;
        }

        var parts = new List<Filter>(input.Count);
        foreach (var (name, value) in input)
        {
            AddPart(parts, name, Required(name, value), entity);
        }

        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new Filter.And(parts),
        };
    }

    private static void AddPart(List<Filter> parts, string name, object value, FilterableEntity entity)
    {
        switch (name)
        {
            case "and":
                parts.Add(new Filter.And(ReadAll(value, entity)));
                break;
            case "or":
                parts.Add(new Filter.Or(ReadAll(value, entity)));
                break;
            case "not":
                parts.Add(new Filter.Not(Read((InputObject)value, entity) ?? Filter.AllOf()));
                break;
            default:
                if (entity.Collections.TryGetValue(name, out var collection))
                {
                    parts.AddRange(ReadCollection((InputObject)value, collection));
                }
                else
                {
                    parts.AddRange(ReadComparisons(FieldNames.GetValueOrDefault(name, name), (InputObject)value));
                }

                break;
        }
    }

    private static Filter[] ReadAll(object value, FilterableEntity entity) =>
        [.. ((object?[])value).Select(operand => Read((InputObject?)operand, entity) ?? Filter.AllOf())];

    private static IEnumerable<Filter.Comparison> ReadComparisons(string field, InputObject input)
    {
        foreach (var (name, value) in input)
        {
            yield return new Filter.Comparison(field, Comparators[name], Operands(Required(name, value)));
        }
    }

    private static IEnumerable<Filter> ReadCollection(InputObject input, FilterSet collection)
    {
        var within = input.TryGetValue("within", out var window) ? Window(Required("within", window)) : null;
        foreach (var (name, value) in input)
        {
            if (name == "within")
            {
                continue;
            }

            var given = (InputObject)Required(name, value);
            yield return name == "count"
                ? ReadCount(given, collection, within)
                : new Filter.Quantified(
                    collection.Name, Quantifiers[name], Read(given, collection.Element), within);
        }
    }

    private static Filter.Quantified ReadCount(InputObject input, FilterSet collection, CalendarDuration? within)
    {
        var where = input.TryGetValue("where", out var given) ? Read((InputObject?)given, collection.Element) : null;
        Filter.Comparison[] count = [.. ReadComparisons("count", (InputObject)input["is"]!)];
        return new Filter.Quantified(collection.Name, Quantifier.Count, where, within, count);
    }

    private static object[] Operands(object value) => value switch
    {
        object?[] list => [.. list.Select(item => Operand(item!))],
        InputObject range => [Operand(range["from"]!), Operand(range["to"]!)],
        _ => [Operand(value)],
    };

    // Days are kept as texts whose order is theirs.
    private static object Operand(object value) => value switch
    {
        GlobalId id => id.Value,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static CalendarDuration? Window(object value)
    {
        var text = ((IsoDuration)value).ToString();
        return CalendarDuration.TryParse(text, out var window)
            ? window
            : throw Refused($"\"within\" is {text}; give a duration that is not negative, such as P180D.");
    }

    // A null is a variable that somebody forgot to fill; passing over it would answer more than was asked for.
    private static object Required(string name, object? value) =>
        value ?? throw Refused($"\"{name}\" is null; leave it out, or ask \"isNull\".");

    private static GraphQLException Refused(string message) =>
        new InvalidFilter(message) { Path = ["where"] }.ToException();
}
