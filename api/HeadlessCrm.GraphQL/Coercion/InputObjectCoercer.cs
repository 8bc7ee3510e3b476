using System.Runtime.CompilerServices;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// An input object: an <see cref="InputObject"/>, or what the bound type's factory makes of its fields.
/// </summary>
internal sealed class InputObjectCoercer : InputCoercer
{
    private readonly InputObjectType type;
    private readonly Lazy<InputMember[]> members;
    private readonly Lazy<Func<object?[], object>> factory;
    private readonly string[] names;

    /// <summary>A coercer whose fields are looked up late, since input objects may refer to themselves.</summary>
    public InputObjectCoercer(
        InputObjectType type,
        Func<InputValueDefinition, InputMember> memberOf,
        Func<InputMember[], Func<object?[], object>>? bind)
        : base(type)
    {
        this.type = type;
        names = [.. type.Fields.Select(field => field.Name)];
        members = new Lazy<InputMember[]>(() => [.. type.Fields.Select(memberOf)]);
        factory = new Lazy<Func<object?[], object>>(
            () => bind?.Invoke(members.Value) ?? (values => new InputObject(names, values)));
    }

    public override bool TryRead(ref Utf8JsonReader reader, InputBudget budget, out object? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TokenType == JsonTokenType.Null;
        }

        var values = new object?[names.Length];
        Array.Fill(values, Absent.Value);
        var given = 0;
        var index = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            index = FindMember(ref reader, index + 1);
            if (index < 0 || !budget.TrySpend() || !reader.Read())
            {
                return false;
            }

            given += ReferenceEquals(values[index], Absent.Value) ? 1 : 0;
            if (!members.Value[index].Coercer.TryRead(ref reader, budget, out values[index]))
            {
                return false;
            }
        }

        try
        {
            return TryComplete(values, given, out value);
        }
        catch (ScalarException)
        {
            // The bound type refused its fields; the other road asks it again and reports what it says.
            return false;
        }
    }

    public override object? CoerceInputValue(JsonElement value, InputValueReport report)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            report.Add($"Expected value of type \"{Type}\" to be an object, found: {ValueText.Quote(value)}.");
            return null;
        }

        var misfitsBefore = report.Count;
        var given = JsonMembers.Of(value);
        var values = CoerceFields(value, given, report);
        ReportUnknownFields(value, given, report);
        if (type.IsOneOf)
        {
            ReportOneOf([.. given.Where(member => type.GetField(member.Key) is not null)], report);
        }

        return report.Count == misfitsBefore ? Complete(values, given.Count, report) : null;
    }

    public override LiteralPart Compile(ValueNode literal, VariablePlan variables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (literal)
        {
            case VariableNode variable:
                return new VariablePart(variables.IndexOf(variable.Name.Value), isNonNull: false);
            case NullValueNode:
                return ConstantPart.OfNull;
            case ObjectValueNode given when given.Fields.All(field => type.GetField(field.Name.Value) is not null):
                var parts = new LiteralPart?[names.Length];
                foreach (var field in given.Fields)
                {
                    var index = Array.IndexOf(names, field.Name.Value);
                    parts[index] = members.Value[index].Coercer.Compile(field.Value, variables);
                }

                return ObjectPart.Create(this, parts);
            default:
                return ConstantPart.OfMisfit;
        }
    }

    /// <summary>Fills in defaults, checks what is required, and makes the object.</summary>
    /// <param name="values">The coerced fields by index, <see cref="Absent.Value"/> where none is given; kept.</param>
    /// <param name="given">How many different fields the caller wrote.</param>
    /// <param name="value">The object.</param>
    /// <exception cref="ScalarException">The bound type refuses its fields.</exception>
    public bool TryComplete(object?[] values, int given, out object? value)
    {
        value = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (ReferenceEquals(values[i], Absent.Value))
            {
                if (members.Value[i].IsRequired)
                {
                    return false;
                }

                values[i] = members.Value[i].Default;
                if (ReferenceEquals(values[i], Misfit.Value))
                {
                    return false;
                }
            }
        }

        if (type.IsOneOf && !IsExactlyOne(values, given))
        {
            return false;
        }

        value = factory.Value(values);
        return true;
    }

    private static bool IsExactlyOne(object?[] values, int given) =>
        given == 1
        && values.Count(value => !ReferenceEquals(value, Absent.Value)) == 1
        && !Array.Exists(values, value => value is null);

    private object? Complete(object?[] values, int given, InputValueReport report)
    {
        try
        {
            if (TryComplete(values, given, out var completed))
            {
                return completed;
            }

            report.Add($"Expected value of type \"{Type}\" to have valid default values; the schema is at fault.");
        }
        catch (ScalarException refusal)
        {
            report.Add(refusal.Message);
        }

        return null;
    }

    private object?[] CoerceFields(
        JsonElement value, List<KeyValuePair<string, JsonElement>> given, InputValueReport report)
    {
        var values = new object?[names.Length];
        Array.Fill(values, Absent.Value);
        for (var i = 0; i < names.Length; i++)
        {
            var member = members.Value[i];
            var at = given.FindIndex(candidate => candidate.Key == member.Name);
            if (at >= 0)
            {
                report.Enter(member.Name);
                values[i] = member.Coercer.CoerceInputValue(given[at].Value, report);
                report.Leave();
            }
            else if (member.IsRequired)
            {
                report.Add(
                    $"Expected value of type \"{Type}\" to include required field \"{member.Name}\", found: " +
                    $"{ValueText.Quote(value)}.");
            }
        }

        return values;
    }

    private void ReportUnknownFields(
        JsonElement value, List<KeyValuePair<string, JsonElement>> given, InputValueReport report)
    {
        foreach (var (name, _) in given)
        {
            if (type.GetField(name) is not null)
            {
                continue;
            }

            var suggestion = report.HideSuggestions ? string.Empty : Suggestions.DidYouMean(name, names);
            report.Add(
                $"Expected value of type \"{Type}\" not to include unknown field \"{name}\"" +
                $"{(suggestion.Length > 0 ? "." + suggestion + " Found" : ", found")}: {ValueText.Quote(value)}.");
        }
    }

    private void ReportOneOf(List<KeyValuePair<string, JsonElement>> known, InputValueReport report)
    {
        var message = $"Within OneOf Input Object type \"{Type}\", exactly one field must be specified, " +
            "and the value for that field must be non-null.";
        if (known.Count != 1)
        {
            report.Add(message);
        }

        if (known.Count > 0 && known[0].Value.ValueKind == JsonValueKind.Null)
        {
            report.Enter(known[0].Key);
            report.Add(message);
            report.Leave();
        }
    }

    // Callers mostly write fields in the order of the definition, so the search starts where the last one ended.
    private int FindMember(ref Utf8JsonReader reader, int start)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence)
        {
            return Array.IndexOf(names, JsonText.Read(ref reader));
        }

        var name = reader.ValueSpan;
        var fields = members.Value;
        for (var i = 0; i < fields.Length; i++)
        {
            var index = start + i < fields.Length ? start + i : start + i - fields.Length;
            if (name.SequenceEqual(fields[index].Utf8Name))
            {
                return index;
            }
        }

        return -1;
    }
}
