using System.Text;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>An argument or input field with its coercer and its default, which is coerced at most once.</summary>
internal sealed class InputMember
{
    private readonly Lazy<object?> defaultValue;

    public InputMember(InputValueDefinition definition, InputCoercer coercer)
    {
        Definition = definition;
        Coercer = coercer;
        Utf8Name = Encoding.UTF8.GetBytes(definition.Name);
        defaultValue = new Lazy<object?>(CoerceDefaultValue);
    }

    public InputValueDefinition Definition { get; }

    public InputCoercer Coercer { get; }

    public string Name => Definition.Name;

    public byte[] Utf8Name { get; }

    public bool IsRequired => Definition.IsRequired;

    /// <summary>
    /// What an absent member has: its default, <see cref="Absent.Value"/> when there is none, or
    /// <see cref="Misfit.Value"/> when the default does not fit its own type. Lazy, because defaults of input objects
    /// may lead to each other; a circle among them is refused when the schema is validated.
    /// </summary>
    public object? Default => defaultValue.Value;

    private object? CoerceDefaultValue() =>
        Definition.DefaultValue is { } literal ? Coercer.CoerceConstant(literal) : Absent.Value;
}
