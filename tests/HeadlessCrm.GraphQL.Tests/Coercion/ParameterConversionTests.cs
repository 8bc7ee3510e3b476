using System.Collections.Immutable;
using System.Linq.Expressions;
using HeadlessCrm.GraphQL.Coercion;

namespace HeadlessCrm.GraphQL.Tests.Coercion;

public sealed class ParameterConversionTests
{
    [Fact]
    public void Values_become_the_type_of_the_parameter()
    {
        Assert.Equal(5, ParameterConversion.For<int>()(5));
        Assert.Equal(5L, ParameterConversion.For<long>()(5));
        Assert.Equal(5.0, ParameterConversion.For<double>()(5));
        Assert.Equal(5m, ParameterConversion.For<decimal>()(5L));
        Assert.Equal(5L, ParameterConversion.For<long?>()(5));
        Assert.Null(ParameterConversion.For<int?>()(null));
        Assert.Null(ParameterConversion.For<string?>()(null));
        Assert.Equal("x", ParameterConversion.For<object?>()("x"));
        Assert.Equal(DayOfWeek.Friday, ParameterConversion.For<DayOfWeek>()(DayOfWeek.Friday));
        Assert.Equal(UriFormat.SafeUnescaped, ParameterConversion.For<UriFormat?>()("SAFE_UNESCAPED"));
    }

    [Fact]
    public void Lists_become_collections()
    {
        object?[] values = [1, 2];
        Assert.Equal([1, 2], ParameterConversion.For<int[]>()(values));
        Assert.Equal([1L, 2L], ParameterConversion.For<IReadOnlyList<long>>()(values));
        Assert.Equal([1, 2], ParameterConversion.For<List<int?>>()(values));
        Assert.Equal([1, 2], ParameterConversion.For<ImmutableArray<int>>()(values));
        Assert.Equal([1, 2], ParameterConversion.For<IReadOnlySet<int>>()(values));
        Assert.Equal([1, 2], ParameterConversion.For<Optional<int[]>>()(values).Value);
        Assert.Null(ParameterConversion.For<int[]?>()(null));
        Assert.Same(values, ParameterConversion.For<object>()(values));
    }

    [Fact]
    public void Null_for_a_type_without_null_says_what_to_do()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => ParameterConversion.For<int>()(null));
        Assert.Equal("A value of type int is wanted, but it is null. Make the parameter nullable.", fault.Message);
    }

    [Fact]
    public void Optional_asks_whether_the_value_is_there()
    {
        var value = Expression.Parameter(typeof(object));
        var isPresent = Expression.Parameter(typeof(bool));
        var convert = Expression.Lambda<Func<object?, bool, Optional<int?>>>(
            ParameterConversion.Convert(value, typeof(Optional<int?>), isPresent), value, isPresent).Compile();
        Assert.False(convert(null, false).IsPresent);
        Assert.Equal(new Optional<int?>(null), convert(null, true));
        Assert.Equal(new Optional<int?>(3), convert(3, true));
    }
}
