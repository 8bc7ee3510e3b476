using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

internal sealed class IdScalar : Scalar<string>
{
    public override string Name => "ID";

    public override object ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(value),
        JsonValueKind.Number when double.IsInteger(value.GetDouble()) => Digits(value),
        _ => throw new ScalarException($"ID cannot represent value: {ValueText.Quote(value)}"),
    };

    public override object ParseLiteral(ValueNode literal)
    {
        BuiltInLiterals.Require(literal, BuiltInScalars.Id);
        return literal is StringValueNode text ? text.Value : ((IntValueNode)literal).Value;
    }

    public override bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TokenType == JsonTokenType.String ? JsonText.Read(ref reader) : null;
        return value is not null || base.TryRead(ref reader, out value);
    }

    public override void Write(string value, ResponseWriter writer) => writer.WriteString(value);

    public override void WriteObject(object value, ResponseWriter writer) =>
        LenientSerialization.WriteId(value, writer);

    private static string Digits(JsonElement value) => JavaScriptNumber.Format(value.GetDouble());
}
