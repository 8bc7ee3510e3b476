using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Identity;

/// <summary>
/// <c>ID</c> as a <see cref="GlobalId"/>: every id of this API is one, so a text that is none is refused at the door.
/// </summary>
internal sealed class GlobalIdScalar()
    : TextScalar<GlobalId>("ID", "an id that this API answered, such as cus_AZPmB1wqcAC2vT1XW3v9Yw")
{
    public override void Write(GlobalId value, ResponseWriter writer)
    {
        Span<byte> text = stackalloc byte[GlobalId.Length];
        value.Write(text);
        writer.WriteAsciiString(text);
    }

    protected override bool TryParse(string text, [NotNullWhen(true)] out GlobalId value) =>
        GlobalId.TryParse(text, out value);
}
