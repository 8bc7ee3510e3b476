using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>The coerced variables of one request, by the index of their definition in the operation.</summary>
public sealed class VariableValues : IVariableValues
{
    private readonly VariablePlan plan;
    private readonly object?[] values;
    private readonly JsonElement[]? sources;

    internal VariableValues(VariablePlan plan, object?[] values, JsonElement[]? sources = null)
    {
        this.plan = plan;
        this.values = values;
        this.sources = sources;
    }

    /// <summary>The values of an operation that declares no variables.</summary>
    public static VariableValues Empty { get; } = new(VariablePlan.Empty, []);

    /// <summary>How many variables the operation declares.</summary>
    public int Count => values.Length;

    /// <summary>The canonical value of a variable; null when it is null or absent.</summary>
    public object? this[int index] => ReferenceEquals(values[index], Absent.Value) ? null : values[index];

    /// <summary>Whether the variable has a value (given or default, null included).</summary>
    public bool IsPresent(int index) => !ReferenceEquals(values[index], Absent.Value);

    /// <summary>The index of a variable by its name without $, or -1.</summary>
    public int IndexOf(string name) => plan.IndexOf(name);

    /// <inheritdoc/>
    VariableState IVariableValues.GetState(string name) => IndexOf(name) switch
    {
        < 0 => VariableState.Absent,
        var index when !IsPresent(index) => VariableState.Absent,
        var index => this[index] is null ? VariableState.Null : VariableState.Given,
    };

    /// <summary>
    /// What was given for a variable as a literal, else its default; null when it is absent or its JSON was not kept.
    /// </summary>
    internal ValueNode? LiteralOf(string name)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            return null;
        }

        var entry = plan.Entries[index];
        return sources is not null && sources[index].ValueKind != JsonValueKind.Undefined
            ? ValueLiterals.From(sources[index], entry.Coercer!.Type)
            : entry.Node.DefaultValue;
    }
}
