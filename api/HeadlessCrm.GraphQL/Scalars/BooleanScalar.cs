using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

internal sealed class BooleanScalar : Scalar<bool>
{
    public override string Name => "Boolean";

    public override object ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Boxes.True,
        JsonValueKind.False => Boxes.False,
        _ => throw new ScalarException($"Boolean cannot represent a non boolean value: {ValueText.Quote(value)}"),
    };

    public override object ParseLiteral(ValueNode literal)
    {
        BuiltInLiterals.Require(literal, BuiltInScalars.Boolean);
        return Boxes.Boolean(((BooleanValueNode)literal).Value);
    }

    public override bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.True => Boxes.True,
            JsonTokenType.False => Boxes.False,
            _ => null,
        };
        return value is not null;
    }

    public override void Write(bool value, ResponseWriter writer) => writer.WriteBoolean(value);

    public override void WriteObject(object value, ResponseWriter writer) =>
        LenientSerialization.WriteBoolean(value, writer);
}
