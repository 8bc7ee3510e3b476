using HeadlessCrm.GraphQL.Scalars;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// A literal prepared for evaluation. Evaluates to a canonical value, to <see cref="Absent.Value"/> for a variable that
/// is absent, or to <see cref="Misfit.Value"/>.
/// </summary>
internal abstract class LiteralPart
{
    public abstract object? Evaluate(VariableValues variables);
}

/// <summary>A value that no variable takes part in.</summary>
internal sealed class ConstantPart(object? value) : LiteralPart
{
    public static ConstantPart OfNull { get; } = new(null);

    public static ConstantPart OfMisfit { get; } = new(Misfit.Value);

    public override object? Evaluate(VariableValues variables) => value;
}

/// <summary>A variable; its value was coerced by its own type and is taken as it is.</summary>
internal sealed class VariablePart(int index, bool isNonNull) : LiteralPart
{
    public bool IsPresent(VariableValues variables) => index >= 0 && variables.IsPresent(index);

    public override object? Evaluate(VariableValues variables)
    {
        var value = IsPresent(variables) ? variables[index] : Absent.Value;
        return isNonNull && (value is null || ReferenceEquals(value, Absent.Value)) ? Misfit.Value : value;
    }
}

/// <summary>A list with variables inside.</summary>
internal sealed class ListPart : LiteralPart
{
    private readonly LiteralPart[] elements;

    private ListPart(LiteralPart[] elements) => this.elements = elements;

    /// <summary>The part for a list, folded into a constant when all its elements are.</summary>
    public static LiteralPart Create(LiteralPart[] elements)
    {
        var part = new ListPart(elements);
        return Array.TrueForAll(elements, element => element is ConstantPart)
            ? new ConstantPart(part.Evaluate(VariableValues.Empty))
            : part;
    }

    public override object? Evaluate(VariableValues variables)
    {
        var values = new object?[elements.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = elements[i].Evaluate(variables);
            if (ReferenceEquals(value, Misfit.Value))
            {
                return value;
            }

            // An absent variable is no reason to shorten the list.
            values[i] = ReferenceEquals(value, Absent.Value) ? null : value;
        }

        return values;
    }
}

/// <summary>
/// An input object with variables inside; parts stand by the index of their field, null where none is given.
/// </summary>
internal sealed class ObjectPart : LiteralPart
{
    private readonly InputObjectCoercer coercer;
    private readonly LiteralPart?[] fields;
    private readonly int given;

    private ObjectPart(InputObjectCoercer coercer, LiteralPart?[] fields)
    {
        this.coercer = coercer;
        this.fields = fields;
        given = fields.Count(part => part is not null);
    }

    /// <summary>The part for an object, folded into a constant when all its fields are.</summary>
    public static LiteralPart Create(InputObjectCoercer coercer, LiteralPart?[] fields)
    {
        var part = new ObjectPart(coercer, fields);
        return Array.TrueForAll(fields, field => field is null or ConstantPart)
            ? new ConstantPart(part.Evaluate(VariableValues.Empty))
            : part;
    }

    public override object? Evaluate(VariableValues variables)
    {
        var values = new object?[fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // A field whose variable is absent is as if it were not written: its default applies.
            values[i] = fields[i] switch
            {
                null => Absent.Value,
                VariablePart variable when !variable.IsPresent(variables) => Absent.Value,
                var part => part.Evaluate(variables),
            };
            if (ReferenceEquals(values[i], Misfit.Value))
            {
                return Misfit.Value;
            }
        }

        return coercer.TryComplete(values, given, out var completed) ? completed : Misfit.Value;
    }
}

/// <summary>A literal of a custom scalar with variables inside.</summary>
internal sealed class ScalarPart(Scalar scalar, ValueNode literal) : LiteralPart
{
    public override object? Evaluate(VariableValues variables)
    {
        try
        {
            return scalar.ParseLiteral(VariableReplacement.Replace(literal, variables));
        }
        catch (ScalarException)
        {
            return Misfit.Value;
        }
    }
}
