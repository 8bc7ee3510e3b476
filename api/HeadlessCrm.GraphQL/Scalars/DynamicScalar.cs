using System.Text.Json;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// A scalar without a CLR type: any input is taken, any value is written as JSON. Inputs become <c>bool</c>,
/// <c>string</c>, <c>long</c> (integers a double holds exactly), <c>double</c>, <c>object?[]</c> or <see
/// cref="InputObject"/>; null stands inside lists and objects only.
/// </summary>
public sealed class DynamicScalar(ScalarType type) : Scalar
{
    /// <inheritdoc/>
    public override string Name => type.Name;

    /// <inheritdoc/>
    public override Type ClrType => typeof(object);

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) => UntypedValue.FromJson(value)!;

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) => UntypedValue.FromLiteral(literal)!;

    /// <inheritdoc/>
    public override void WriteObject(object value, ResponseWriter writer) => UntypedValue.Write(Name, value, writer);
}
