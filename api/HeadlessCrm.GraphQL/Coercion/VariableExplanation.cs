using System.Collections.Immutable;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// Coerces variables from parsed JSON and reports every misfit in the reference's words, up to a limit.
/// </summary>
internal sealed class VariableExplanation(InputCoercionOptions options, List<GraphQLError> errors)
{
    private readonly int errorsBefore = errors.Count;

    public bool HasErrors => errors.Count > errorsBefore;

    public object?[] CoerceVariableValues(VariablePlan plan, JsonElement variables, out JsonElement[]? sources)
    {
        var values = new object?[plan.Count];
        var kept = new JsonElement[plan.Count];
        var given = JsonMembers.Of(variables).ToDictionary(StringComparer.Ordinal);
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = CoerceVariable(plan.Entries[i], given, ref kept[i]);
            }
        }
        catch (TooManyErrorsException)
        {
            errors.Add(new GraphQLError(
                "Too many errors processing variables, error limit reached. Execution aborted.",
                ImmutableArray<SourceLocation>.Empty));
        }

        sources = kept;
        return values;
    }

    private object? CoerceVariable(
        VariablePlan.Entry entry, Dictionary<string, JsonElement> given, ref JsonElement source)
    {
        if (entry.Coercer is null)
        {
            AddAll(entry.Errors);
            return null;
        }

        var isGiven = given.TryGetValue(entry.Name, out var value);
        if (!isGiven && (entry.Node.DefaultValue is not null || !entry.IsNonNull))
        {
            AddAll(entry.Errors);
            return entry.Default;
        }

        var report = new InputValueReport(
            (path, message) => Add(new GraphQLError(
                $"Variable \"${entry.Name}\" has invalid value{path}: {message}", [entry.Node])),
            options.HideSuggestions);
        if (isGiven && entry.KeepSource)
        {
            source = value.Clone();
        }

        return entry.Coercer.CoerceInputValue(value, report);
    }

    private void AddAll(GraphQLError[] found)
    {
        foreach (var error in found)
        {
            Add(error);
        }
    }

    private void Add(GraphQLError error)
    {
        if (errors.Count - errorsBefore >= options.MaxErrors)
        {
            throw new TooManyErrorsException();
        }

        errors.Add(error);
    }

    private sealed class TooManyErrorsException : Exception;
}
