using System.Collections.Immutable;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Printing;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// Coerces the variables of requests (specification, "CoerceVariableValues"): straight from the bytes when everything
/// fits; only when something does not is the JSON taken apart again to explain all that is wrong.
/// </summary>
public sealed class VariableCoercion
{
    private readonly Schema schema;
    private readonly InputTypes inputTypes;
    private readonly InputCoercionOptions options;

    /// <summary>Coercion with the CLR types registered for a schema.</summary>
    /// <exception cref="ArgumentException">The input types belong to another schema.</exception>
    public VariableCoercion(Schema schema, InputTypes inputTypes, InputCoercionOptions? options = null)
    {
        inputTypes.RequireSchema(schema);
        this.schema = schema;
        this.inputTypes = inputTypes;
        this.options = options ?? InputCoercionOptions.Default;
    }

    /// <summary>Resolves the types of an operation's variables and coerces their defaults.</summary>
    public VariablePlan Compile(ImmutableArray<VariableDefinitionNode> definitions) =>
        definitions.IsDefaultOrEmpty ? VariablePlan.Empty : new VariablePlan([.. definitions.Select(Compile)]);

    /// <summary>
    /// The values of one request, from the UTF-8 JSON object of its variables (empty or <c>null</c> means <c>{}</c>);
    /// null when they do not fit, with one error for each misfit.
    /// </summary>
    public VariableValues? CoerceVariableValues(
        VariablePlan plan, ReadOnlySpan<byte> variablesJson, List<GraphQLError> errors)
    {
        if (plan.Count == 0)
        {
            return VariableValues.Empty;
        }

        var json = variablesJson.IsEmpty || variablesJson.SequenceEqual("null"u8) ? "{}"u8 : variablesJson;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = options.MaxDepth });
        var budget = new InputBudget(options.MaxValues);
        try
        {
            if (!plan.HasErrors && TryRead(plan, json, ref reader, budget, out var values))
            {
                return values;
            }

            return budget.IsExceeded
                ? Refuse(
                    errors,
                    $"The variables hold more values than the limit of {options.MaxValues}. Send fewer.",
                    ErrorCodes.MaxVariableValues)
                : Explain(plan, json, errors);
        }
        catch (JsonException fault)
        {
            return IsTooDeep(json)
                ? Refuse(
                    errors,
                    $"The variables nest deeper than the limit of {options.MaxDepth} levels. Send flatter values.",
                    ErrorCodes.MaxVariableDepth)
                : Refuse(errors, $"The variables are no valid JSON: {fault.Message}");
        }
    }

    private bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject
                    && reader.CurrentDepth >= options.MaxDepth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    private static VariableValues? Refuse(List<GraphQLError> errors, string message, string? code = null)
    {
        errors.Add(new GraphQLError(message, ImmutableArray<SourceLocation>.Empty) { Code = code });
        return null;
    }

    private static bool TryRead(
        VariablePlan plan,
        ReadOnlySpan<byte> json,
        ref Utf8JsonReader reader,
        InputBudget budget,
        out VariableValues? coerced)
    {
        coerced = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var values = new object?[plan.Count];
        Array.Fill(values, Absent.Value);
        JsonElement[]? sources = null;
        var index = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = FindVariable(plan, ref reader, index + 1);
            reader.Read();
            if (found < 0)
            {
                reader.Skip();
                continue;
            }

            index = found;
            var entry = plan.Entries[index];
            var start = (int)reader.TokenStartIndex;
            if (!budget.TrySpend() || !entry.Coercer!.TryRead(ref reader, budget, out values[index]))
            {
                return false;
            }

            if (entry.KeepSource)
            {
                sources ??= new JsonElement[plan.Count];
                sources[index] = JsonElement.Parse(
                    json[start..(int)reader.BytesConsumed], new JsonDocumentOptions { MaxDepth = int.MaxValue });
            }
        }

        // Anything after the object would be no JSON text; the reader says so.
        while (reader.Read())
        {
        }

        if (!TryUseDefaults(plan, values))
        {
            return false;
        }

        coerced = new VariableValues(plan, values, sources);
        return true;
    }

    private static int FindVariable(VariablePlan plan, ref Utf8JsonReader reader, int start) =>
        reader.ValueIsEscaped ? plan.IndexOf(JsonText.Read(ref reader)) : plan.IndexOf(reader.ValueSpan, start);

    private static bool TryUseDefaults(VariablePlan plan, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (ReferenceEquals(values[i], Absent.Value))
            {
                var entry = plan.Entries[i];
                values[i] = entry.Default;
                if (entry.IsNonNull && ReferenceEquals(values[i], Absent.Value))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private VariableValues? Explain(VariablePlan plan, ReadOnlySpan<byte> json, List<GraphQLError> errors)
    {
        using var document = JsonDocument.Parse(
            json.ToArray(), new JsonDocumentOptions { MaxDepth = options.MaxDepth });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return Refuse(
                errors,
                "The variables must be a JSON object with one member for each variable, found: " +
                $"{ValueText.Quote(document.RootElement)}.");
        }

        var explanation = new VariableExplanation(options, errors);
        var values = explanation.CoerceVariableValues(plan, document.RootElement, out var sources);
        return explanation.HasErrors ? null : new VariableValues(plan, values, sources);
    }

    private VariablePlan.Entry Compile(VariableDefinitionNode node)
    {
        var type = TypeReferences.Resolve(schema, node.Type);
        if (type is not { IsInputType: true })
        {
            var error = new GraphQLError(
                $"Variable \"${node.Variable.Name.Value}\" expected value of type \"{Printer.Print(node.Type)}\" " +
                "which cannot be used as an input type.",
                [node.Type]);
            return new VariablePlan.Entry(node, null, Absent.Value, [error]);
        }

        var coercer = inputTypes.GetCoercer(type);
        if (node.DefaultValue is not { } literal)
        {
            return new VariablePlan.Entry(node, coercer, Absent.Value, []);
        }

        var value = coercer.CoerceConstant(literal);
        return ReferenceEquals(value, Misfit.Value)
            ? new VariablePlan.Entry(node, coercer, Absent.Value, ExplainDefault(node, literal, type))
            : new VariablePlan.Entry(node, coercer, value, []);
    }

    private GraphQLError[] ExplainDefault(VariableDefinitionNode node, ValueNode literal, SchemaType type)
    {
        var errors = new List<GraphQLError>();
        var validator = new InputLiteralValidator(
            (error, path) => errors.Add(new GraphQLError(
                $"Variable \"${node.Variable.Name.Value}\" has invalid default value{path}: {error.Message}", [node])),
            options.HideSuggestions,
            inputTypes.GetScalarLiteral);
        validator.Validate(literal, type);
        return [.. errors];
    }
}
