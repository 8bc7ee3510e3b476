using System.Buffers.Text;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Tests.Paging;

public sealed class CursorCodecTests
{
    private static readonly CursorCodec Codec = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    private static readonly CursorScope Scope = new(42);

    public static IEnumerable<TheoryDataRow<SortKey[]>> Keys() =>
    [
        new([]),
        new([SortKey.Of(long.MinValue)]),
        new([SortKey.Absent]),
        new([SortKey.Of("Zoë 😀")]),
        new([SortKey.Of(""), SortKey.Of(7), SortKey.Absent, SortKey.Of(new string('x', 1000))]),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Opens_what_it_sealed(SortKey[] keys)
    {
        var position = Position(keys);

        var cursor = Codec.Seal(position, Scope, keys.Length);

        Assert.True(Codec.TryOpen(cursor, Scope, keys.Length, "after", out var opened, out var error), error?.Message);
        Assert.Equal(position.Id, opened.Value.Id);
        Assert.Equal(keys, Enumerable.Range(0, keys.Length).Select(i => opened.Value[i]));
    }

    [Fact]
    public void Refuses_a_cursor_with_any_bit_changed()
    {
        var bytes = Base64Url.DecodeFromChars(Codec.Seal(Position([SortKey.Of("Ana")]), Scope, 1));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var forged = (byte[])bytes.Clone();
            forged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(Codec.TryOpen(Base64Url.EncodeToString(forged), Scope, 1, "after", out _, out var error));
            Assert.IsType<InvalidCursor>(error);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not base64 !")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Refuses_what_was_never_a_cursor(string text)
    {
        Assert.False(Codec.TryOpen(text, Scope, 1, "after", out _, out var error));

        Assert.IsType<InvalidCursor>(error);
        Assert.Equal(["after"], error.Path);
    }

    [Fact]
    public void Refuses_the_cursor_of_another_store()
    {
        var other = new CursorCodec(new byte[32]);

        Assert.False(Codec.TryOpen(other.Seal(Position([]), Scope, 0), Scope, 0, "before", out _, out var error));
        Assert.IsType<InvalidCursor>(error);
    }

    [Fact]
    public void Refuses_the_cursor_of_another_filter_or_order()
    {
        var byName = new OrderTerm<CustomerOrderField>(CustomerOrderField.DisplayName, OrderDirection.Asc);
        var arguments = new PageArguments<CustomerOrderField> { First = 1, Order = [byName] };
        Assert.True(arguments.TryBuild(CustomerFilterFields.Entity, Codec, out var request, out _));
        var cursor = Codec.Seal(Position([SortKey.Of("ana")]), request.Scope, 1);

        Assert.True((arguments with { After = cursor }).TryBuild(CustomerFilterFields.Entity, Codec, out var next, out _));
        Assert.Equal("ana", next.After!.Value.First.Text);
        PageArguments<CustomerOrderField>[] others =
        [
            arguments with { After = cursor, Where = Filter.Compare("kind", Comparator.Eq, CustomerKind.Person) },
            arguments with { After = cursor, Order = [byName with { Direction = OrderDirection.Desc }] },
            arguments with { After = cursor, Order = [] },
        ];
        foreach (var other in others)
        {
            Assert.False(other.TryBuild(CustomerFilterFields.Entity, Codec, out _, out var error));
            Assert.IsType<CursorOfAnotherList>(error);
        }
    }

    [Theory]
    [InlineData(-1, null, "first")]
    [InlineData(251, null, "first")]
    [InlineData(null, -5, "last")]
    [InlineData(null, int.MaxValue, "last")]
    [InlineData(1, 1, "last")]
    public void Refuses_sizes_out_of_bounds(int? first, int? last, string argument)
    {
        var arguments = new PageArguments<CustomerOrderField> { First = first, Last = last };

        Assert.False(arguments.TryBuild(CustomerFilterFields.Entity, Codec, out _, out var error));
        Assert.IsType<InvalidPage>(error);
        Assert.Equal([argument], error.Path);
    }

    [Fact]
    public void Refuses_to_order_by_one_field_twice()
    {
        var arguments = new PageArguments<CustomerOrderField>
        {
            Order =
            [
                new(CustomerOrderField.TotalSpend, OrderDirection.Asc), new(CustomerOrderField.TotalSpend, OrderDirection.Desc),
            ],
        };

        Assert.False(arguments.TryBuild(CustomerFilterFields.Entity, Codec, out _, out var error));
        Assert.IsType<InvalidPage>(error);
    }

    private static KeysetPosition Position(SortKey[] keys) => new(
        Guid.CreateVersion7(), keys.Length > 0 ? keys[0] : SortKey.Absent, keys.Length > 1 ? keys[1..] : null);
}
