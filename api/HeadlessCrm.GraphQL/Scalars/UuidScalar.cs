using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>UUIDs in the form of RFC 9562, lower case out.</summary>
internal sealed class UuidScalar()
    : TextScalar<Guid>("UUID", "a UUID such as 0193b2f4-5c1e-7c3a-9d55-0242ac120002")
{
    private const int TextLength = 36;

    public override void Write(Guid value, ResponseWriter writer) => writer.WriteFormatted(value, "D", TextLength);

    protected override bool TryParse(string text, [NotNullWhen(true)] out Guid value) =>
        Guid.TryParseExact(text, "D", out value) && text.Length == TextLength;
}
