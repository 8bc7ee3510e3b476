using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>A scalar without a CLR type: any input is taken as an untyped value, any value is written as JSON.</summary>
public sealed class DynamicScalar(ScalarType type) : Scalar
{
    /// <inheritdoc/>
    public override string Name => type.Name;

    /// <inheritdoc/>
    public override Type ClrType => typeof(object);

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void WriteObject(object value, ResponseWriter writer) => throw new NotSupportedException();
}
