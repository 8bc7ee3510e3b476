using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Paging;

/// <summary>A fingerprint of the list a cursor belongs to: its entity, order and filter.</summary>
/// <param name="Fingerprint">The first eight bytes of a SHA-256.</param>
public readonly record struct CursorScope(long Fingerprint)
{
    /// <summary>The scope of a list.</summary>
    public static CursorScope Of<TField>(
        FilterableEntity entity, IReadOnlyList<OrderTerm<TField>> order, Filter? where)
        where TField : struct, Enum
    {
        var text = new StringBuilder(entity.Name);
        foreach (var term in order)
        {
            text.Append('|').Append(term.Field).Append(term.Direction == OrderDirection.Asc ? '+' : '-');
        }

        if (where is not null)
        {
            text.Append('?');
            FilterText.Write(where, text);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return new CursorScope(BinaryPrimitives.ReadInt64BigEndian(hash));
    }
}
