using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Any JSON value. Literals become the JSON they look like, enum literals strings.</summary>
internal sealed class JsonScalar : Scalar<JsonElement>
{
    public override string Name => "JSON";

    public override object ParseValue(JsonElement value) => value.Clone();

    public override object ParseLiteral(ValueNode literal)
    {
        using var writer = new ResponseWriter(initialBytes: 256);
        UntypedValue.Write(Name, UntypedValue.FromLiteral(literal), writer);
        return JsonElement.Parse(writer.Written.Span);
    }

    public override void Write(JsonElement value, ResponseWriter writer) => UntypedValue.WriteJson(Name, value, writer);

    public override void WriteObject(object value, ResponseWriter writer) => UntypedValue.Write(Name, value, writer);
}
