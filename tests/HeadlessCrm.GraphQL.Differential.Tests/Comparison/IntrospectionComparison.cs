using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Differential.Tests.Generation;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>Everything a schema says about itself. Its lists are compared by name, as the specification orders none of them.</summary>
internal sealed class IntrospectionComparison : IComparison
{
    private const string Query = """
        query Introspection($deprecated: Boolean = true) {
          __schema {
            description
            queryType { ...Name }
            mutationType { ...Name }
            subscriptionType { ...Name }
            types {
              ...Name description specifiedByURL isOneOf
              fields(includeDeprecated: $deprecated) {
                name description isDeprecated deprecationReason
                args(includeDeprecated: $deprecated) { ...Input }
                type { ...Reference }
              }
              inputFields(includeDeprecated: $deprecated) { ...Input }
              interfaces { ...Name }
              possibleTypes { ...Name }
              enumValues(includeDeprecated: $deprecated) { name description isDeprecated deprecationReason }
            }
            directives(includeDeprecated: $deprecated) {
              name description isRepeatable locations isDeprecated deprecationReason
              args(includeDeprecated: $deprecated) { ...Input }
            }
          }
          known: __type(name: "Query") { ...Name fields { name } }
          unknown: __type(name: "Nowhere") { ...Name }
        }
        fragment Name on __Type { __typename kind name }
        fragment Input on __InputValue { name description defaultValue isDeprecated deprecationReason type { ...Reference } }
        fragment Reference on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        }
        """;

    /// <inheritdoc/>
    public async ValueTask<Question> AskAsync(long seed)
    {
        var random = new SeededRandom(seed);
        var schema = SchemaGenerator.Schema(random);
        var variables = new JsonObject { ["deprecated"] = random.Pick([true, true, false]) };
        var one = new ExecutionCase(Query, variables, OperationName: null, Faults: []);
        var answer = ExecutionAnswer.Show(ByName(await one.AnswerAsync(schema.Sdl, "sync")));
        return new Question(
            new { Kind = "execution", Sdl = ExchangedText.Encode(schema.Sdl), Cases = new[] { one.Request } },
            Inputs: 1,
            Refused: 0,
            reference => Compare(reference, schema.Sdl, answer));
    }

    private static IEnumerable<string> Compare(JsonElement reference, string sdl, string answer)
    {
        var expected = ExecutionAnswer.Show(ByName(JsonNode.Parse(reference.GetProperty("results")[0].GetRawText())!));
        return answer == expected ? [] : [Disagreement.Show("introspection", expected, answer, sdl)];
    }

    private static JsonNode ByName(JsonNode node) => node switch
    {
        JsonArray items when items.All(item => item is JsonObject named && named.ContainsKey("name")) => new JsonArray(
            [.. items.Select(item => ByName(item!)).OrderBy(item => item["name"]!.GetValue<string>(), StringComparer.Ordinal)]),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : ByName(item))]),
        JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : ByName(member.Value)))),
        _ => node.DeepClone(),
    };
}
