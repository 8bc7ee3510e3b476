using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Coercion;

public sealed class InputObjectBindingTests
{
    private const string Sdl = """
        scalar Decimal
        enum Kind { SALE REPAIR_ORDER }
        input Money { amount: Decimal! currency: String! = "EUR" }
        input Line { product: String!, price: Money, tags: [String!]! = [] }
        input Order {
          id: ID!
          kind: Kind! = SALE
          note: String
          count: Int
          lines: [Line!]!
          parent: Order
        }
        input Lists { array: [Int!] list: [Int] readOnly: [Int!] immutable: [Int!] set: [String!] nested: [[Int!]!] longs: [Int!] }
        input Defaults { size: Int = 3, page: Int, name: String }
        input Only @oneOf { id: ID, number: Int }
        type Query { f(v: Order): Int }
        """;

    [Fact]
    public void Records_take_fields_by_the_names_of_their_parameters()
    {
        var order = Assert.IsType<Order>(Harness().Variable("Order!", """
            {"id":1,"kind":"REPAIR_ORDER","note":null,"lines":{"product":"oil","price":{"amount":"9.90"}},
             "parent":{"id":"0","lines":[]}}
            """));
        Assert.Equal("1", order.Id);
        Assert.Equal(Kind.RepairOrder, order.Kind);
        var line = Assert.Single(order.Lines);
        Assert.Equal(new Money(9.90m, "EUR"), line.Price);
        Assert.Empty(line.Tags);
        Assert.Equal("0", order.Parent!.Id);
        Assert.Equal(Kind.Sale, order.Parent.Kind);
    }

    [Fact]
    public void Optional_keeps_absent_apart_from_null()
    {
        var harness = Harness();
        var given = (Order)harness.Variable("Order!", """{"id":1,"lines":[],"note":null,"count":5}""")!;
        Assert.True(given.Note.IsPresent);
        Assert.Null(given.Note.Value);
        Assert.Equal(5, given.Count.Value);
        var absent = (Order)harness.Variable("Order!", """{"id":1,"lines":[]}""")!;
        Assert.False(absent.Note.IsPresent);
        Assert.False(absent.Count.IsPresent);
        Assert.Throws<InvalidOperationException>(() => absent.Note.Value);
        Assert.Equal("none", absent.Note.ValueOr("none"));
        Optional<int> implied = 3;
        Assert.Equal(new Optional<int>(3), implied);
        Assert.NotEqual(new Optional<int?>(null), default);
    }

    [Fact]
    public void Lists_become_the_collection_the_property_asks_for()
    {
        var harness = Harness();
        var lists = Assert.IsType<Lists>(harness.Variable("Lists!", """
            {"array":[1,2],"list":[1,null],"readOnly":3,"immutable":[4],"set":["a","a"],"nested":[[1],[2,3]],"longs":[5]}
            """));
        Assert.Equal([1, 2], lists.Array!);
        Assert.Equal([1, null], lists.List!);
        Assert.Equal([3], lists.ReadOnly!);
        Assert.Equal([4], lists.Immutable);
        Assert.Equal(["a"], lists.Set!);
        Assert.Equal([[1], [2, 3]], lists.Nested!);
        Assert.Equal([5L], lists.Longs!);
        var absent = Assert.IsType<Lists>(harness.Variable("Lists!", "{}"));
        Assert.Null(absent.Array);
        Assert.True(absent.Immutable.IsDefault);
    }

    [Fact]
    public void Properties_and_parameters_keep_their_own_defaults_for_absent_fields()
    {
        var harness = Harness();
        var defaults = Assert.IsType<Defaults>(harness.Variable("Defaults!", "{}"));
        Assert.Equal((3, 10, "unnamed"), (defaults.Size, defaults.Page, defaults.Name));
        var given = Assert.IsType<Defaults>(harness.Variable("Defaults!", """{"size":1,"page":2,"name":null}"""));
        Assert.Equal((1, 2, null), (given.Size, given.Page, given.Name));
    }

    [Fact]
    public void A_type_may_refuse_its_fields_with_a_message()
    {
        var harness = Harness();
        Assert.Equal(
            ["""Variable "$v" has invalid value at .price: an amount is not negative"""],
            harness.Refusals("Line!", """{"product":"x","price":{"amount":"-1"}}"""));
    }

    [Fact]
    public void Constant_literals_bind_once_and_variables_inside_bind_each_time()
    {
        var harness = Harness();
        var constant = harness.Arguments("{ f(v: {id: 1, lines: []}) }", "{}", out _)!.Values[0];
        Assert.Equal("1", Assert.IsType<Order>(constant).Id);
        var mixed = harness.Arguments(
            "query ($id: ID!, $n: String) { f(v: {id: $id, note: $n, kind: REPAIR_ORDER, lines: {product: \"p\"}}) }",
            """{"id":"77"}""",
            out var error);
        Assert.Null(error);
        var order = Assert.IsType<Order>(mixed!.Values[0]);
        Assert.Equal("77", order.Id);
        Assert.False(order.Note.IsPresent);
        Assert.Equal("p", order.Lines[0].Product);
    }

    [Fact]
    public void Everything_mistyped_is_listed_with_what_was_expected_and_found()
    {
        var harness = new CoercionHarness(Sdl);
        harness.InputTypes.AddScalar(ExtendedScalars.Decimal);
        harness.InputTypes.AddScalar(ExtendedScalars.Long);
        harness.InputTypes.AddEnum("Kind", name => name == "SALE" ? Kind.Sale : throw new ScalarException("no such kind"));
        harness.InputTypes.AddEnum("Sort", name => name);
        harness.InputTypes.AddInputObject("Order", typeof(WrongOrder));
        harness.InputTypes.AddInputObject("Line", typeof(NoConstructor));
        harness.InputTypes.AddInputObject("Nothing", typeof(Money));
        Assert.Equal(
            [
                "Long: HeadlessCrm.GraphQL.Scalars.LongScalar is registered, but the schema has no such scalar.",
                "Kind.REPAIR_ORDER: no such kind",
                "Sort: CLR values are registered, but the schema has no such enum.",
                "Nothing: HeadlessCrm.GraphQL.Tests.Coercion.InputObjectBindingTests+Money is registered, but the schema has no such input object.",
                "Order.id: expected string, found Guid on WrongOrder.",
                "Order.kind: WrongOrder has no constructor parameter or property to take it.",
                "Order.note: WrongOrder has no constructor parameter or property to take it.",
                "Order.count: expected int?, found int on WrongOrder.",
                "Order.lines: expected NoConstructor[], found IReadOnlyList<Line> on WrongOrder.",
                "Order.parent: WrongOrder has no constructor parameter or property to take it.",
                "Line: NoConstructor has no public constructor whose parameters are all fields of the input object.",
            ],
            harness.InputTypes.Problems);
    }

    [Fact]
    public void A_sound_registration_has_no_problems() => Assert.Empty(Harness().InputTypes.Problems);

    [Fact]
    public void Registrations_end_with_the_first_use()
    {
        var harness = Harness();
        harness.Variable("Order", "null");
        Assert.Throws<InvalidOperationException>(() => harness.InputTypes.AddScalar(ExtendedScalars.Decimal));
    }

    [Fact]
    public void Without_registrations_objects_are_dictionaries_in_the_order_of_the_definition()
    {
        var harness = new CoercionHarness(Sdl);
        var order = Assert.IsType<InputObject>(
            harness.Variable("Order", """{"lines":[],"count":null,"id":"x"}"""));
        Assert.Equal(["id", "kind", "count", "lines"], order.Keys);
        Assert.Equal(["x", "SALE", null, Array.Empty<object?>()], order.Values);
        Assert.Equal(4, order.Count);
        Assert.False(order.ContainsKey("note"));
        Assert.True(order.TryGetValue("count", out var count));
        Assert.Null(count);
        Assert.Throws<KeyNotFoundException>(() => order["note"]);
    }

    [Fact]
    public void Exactly_one_field_of_a_oneOf_object_is_present()
    {
        var harness = new CoercionHarness(Sdl);
        harness.InputTypes.AddInputObject("Only", typeof(Only));
        Assert.Empty(harness.InputTypes.Problems);
        Assert.Equal(new Only(default, 5), harness.Variable("Only", """{"number":5}"""));
        Assert.Equal(2, harness.Refusals("Only", """{"id":null,"number":5}""").Count);
    }

    private static CoercionHarness Harness()
    {
        var harness = new CoercionHarness(Sdl);
        harness.InputTypes.AddScalar(ExtendedScalars.Decimal);
        harness.InputTypes.AddEnum("Kind", name => name == "SALE" ? Kind.Sale : Kind.RepairOrder);
        harness.InputTypes.AddInputObject("Money", typeof(Money));
        harness.InputTypes.AddInputObject("Line", typeof(Line));
        harness.InputTypes.AddInputObject("Order", typeof(Order));
        harness.InputTypes.AddInputObject("Lists", typeof(Lists));
        harness.InputTypes.AddInputObject("Defaults", typeof(Defaults));
        return harness;
    }

    internal enum Kind
    {
        Sale,
        RepairOrder,
    }

    internal sealed record Money
    {
        public Money(decimal amount, string currency)
        {
            Amount = amount >= 0 ? amount : throw new ScalarException("an amount is not negative");
            Currency = currency;
        }

        public decimal Amount { get; }

        public string Currency { get; }
    }

    internal sealed record Line(string Product, Money? Price, IReadOnlyList<string> Tags);

    internal sealed record Order(
        string Id, Kind Kind, Optional<string?> Note, Optional<int?> Count, IReadOnlyList<Line> Lines, Order? Parent);

    internal sealed class Lists
    {
        public int[]? Array { get; init; }

        public List<int?>? List { get; init; }

        public IReadOnlyList<int>? ReadOnly { get; init; }

        public ImmutableArray<int> Immutable { get; init; }

        public HashSet<string>? Set { get; set; }

        public int[][]? Nested { get; init; }

        public IEnumerable<long>? Longs { get; init; }
    }

    internal sealed class Defaults(int? page = 10)
    {
        public int? Size { get; init; }

        public int? Page { get; } = page;

        public string? Name { get; init; } = "unnamed";
    }

    internal sealed record Only(Optional<string?> Id, Optional<int?> Number);

    internal sealed record WrongOrder(Guid Id, int Count, IReadOnlyList<Line> Lines);

    internal sealed class NoConstructor(string unknown)
    {
        public string Unknown { get; } = unknown;
    }
}
