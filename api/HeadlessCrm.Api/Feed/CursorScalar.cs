using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Feed;

/// <summary>
/// <c>Cursor</c>: any text; whether it is a place in the feed is found out where it is used, and refused there with a code.
/// </summary>
internal sealed class CursorScalar() : StringFormatScalar("Cursor", "a cursor as this API answered it")
{
    protected override bool TryParse(string text, [NotNullWhen(true)] out string? value)
    {
        value = text;
        return true;
    }
}
