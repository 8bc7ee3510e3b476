using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// Input coercion for one type, wrappers included. There are two roads for JSON: <see cref="TryRead"/> goes straight
/// through the bytes and only says whether they fit; <see cref="CoerceInputValue"/> is walked when they do not, and
/// explains.
/// </summary>
internal abstract class InputCoercer(SchemaType type)
{
    public SchemaType Type { get; } = type;

    /// <summary>Reads the value whose first token the reader stands on and leaves it on the last.</summary>
    /// <returns>False when the value does not fit; the reader then stands anywhere.</returns>
    public abstract bool TryRead(ref Utf8JsonReader reader, InputBudget budget, out object? value);

    /// <summary>The canonical value, every misfit reported; the answer means nothing when one was.</summary>
    /// <param name="value">The value; of kind Undefined when it is absent.</param>
    /// <param name="report">Takes the misfits.</param>
    public abstract object? CoerceInputValue(JsonElement value, InputValueReport report);

    /// <summary>Prepares a literal: what is constant is coerced now, the rest for each request.</summary>
    public abstract LiteralPart Compile(ValueNode literal, VariablePlan variables);

    /// <summary>The canonical value of a constant literal, or <see cref="Misfit.Value"/>.</summary>
    public object? CoerceConstant(ValueNode literal) =>
        Compile(literal, VariablePlan.Empty).Evaluate(VariableValues.Empty);
}
