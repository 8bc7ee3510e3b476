using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

public sealed class SchemaCoordinatesTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(new Source(
        "directive @d(x: Int) on FIELD type Query { a(b: In): U e: E } union U = Query input In { c: Int } enum E { V }"));

    [Theory]
    [InlineData("Query")]
    [InlineData("Query.a")]
    [InlineData("Query.__typename")]
    [InlineData("Query.a(b:)")]
    [InlineData("In.c")]
    [InlineData("E.V")]
    [InlineData("@d")]
    [InlineData("@d(x:)")]
    [InlineData("__Type.fields(includeDeprecated:)")]
    public void A_coordinate_finds_a_member_of_the_same_coordinate(string coordinate) =>
        Assert.Equal(coordinate, SchemaCoordinates.Resolve(Schema, coordinate)?.Coordinate);

    [Theory]
    [InlineData("Nope")]
    [InlineData("Query.nope")]
    [InlineData("Query.a(nope:)")]
    [InlineData("In.nope")]
    [InlineData("E.NOPE")]
    [InlineData("@nope")]
    [InlineData("@d(nope:)")]
    public void What_is_not_there_is_null(string coordinate) =>
        Assert.Null(SchemaCoordinates.Resolve(Schema, coordinate));

    [Theory]
    [InlineData("Nope.a", "Expected \"Nope\" to be defined as a type in the schema.")]
    [InlineData("U.a", "Expected \"U\" to be an Enum, Input Object, Object or Interface type.")]
    [InlineData("In.c(x:)", "Expected \"In\" to be an object type or interface type.")]
    [InlineData("Query.nope(x:)", "Expected \"nope\" to exist as a field of type \"Query\" in the schema.")]
    [InlineData("@nope(x:)", "Expected \"nope\" to be defined as a directive in the schema.")]
    public void What_has_no_such_parts_is_an_error(string coordinate, string message) => Assert.Equal(
        message, Assert.Throws<ArgumentException>(() => SchemaCoordinates.Resolve(Schema, coordinate)).Message);

    [Fact]
    public void Text_that_is_no_coordinate_is_a_syntax_error() =>
        Assert.Throws<GraphQLSyntaxException>(() => SchemaCoordinates.Resolve(Schema, "Query..a"));

    [Fact]
    public void Every_member_of_random_schemas_is_found_by_its_coordinate()
    {
        var random = new SeededRandom(5);
        for (var i = 0; i < 30; i++)
        {
            var schema = SchemaBuilder.Build(new Source(new SdlGenerator(random).Generate()));
            var coordinates = schema.Types.SelectMany(CoordinatesOf)
                .Concat(schema.Directives.SelectMany(d => d.Arguments.Select(a => a.Coordinate).Append(d.Coordinate)));

            Assert.All(coordinates, coordinate =>
                Assert.Equal(coordinate, SchemaCoordinates.Resolve(schema, coordinate)?.Coordinate));
        }
    }

    private static IEnumerable<string> CoordinatesOf(NamedType type) => type switch
    {
        FieldsType t => t.Fields.SelectMany(f => f.Arguments.Select(a => a.Coordinate).Append(f.Coordinate)).Append(t.Name),
        EnumType t => t.Values.Select(value => value.Coordinate),
        InputObjectType t => t.Fields.Select(field => field.Coordinate),
        _ => [type.Name],
    };
}
