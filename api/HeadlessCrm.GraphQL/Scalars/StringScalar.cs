using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

internal sealed class StringScalar : Scalar<string>
{
    public override string Name => "String";

    public override object ParseValue(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? JsonText.Of(value)
        : throw new ScalarException($"String cannot represent a non string value: {ValueText.Quote(value)}");

    public override object ParseLiteral(ValueNode literal)
    {
        BuiltInLiterals.Require(literal, BuiltInScalars.String);
        return ((StringValueNode)literal).Value;
    }

    public override bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TokenType == JsonTokenType.String ? JsonText.Read(ref reader) : null;
        return value is not null;
    }

    public override void Write(string value, ResponseWriter writer) => writer.WriteString(value);

    public override void WriteObject(object value, ResponseWriter writer) =>
        LenientSerialization.WriteString(value, writer);
}
