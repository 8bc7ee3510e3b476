using HeadlessCrm.GraphQL.Differential.Tests.Generation;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>Extensions of a schema by a second document, valid and broken.</summary>
internal sealed class ExtensionComparison : IComparison
{
    private static readonly string[] Definitions =
    [
        "input Added { a: Int = 1, b: [Added] }", "type AddedObject { id: ID! }", "interface AddedFace { x: Int }", "scalar AddedScalar",
        "union AddedAny = AddedObject | Query", "directive @addedNote(a: Int) repeatable on ENUM | OBJECT | SCHEMA | SCALAR | DIRECTIVE_DEFINITION",
    ];

    private static readonly string[] Extensions =
    [
        "extend type Query { added: String }", "extend type Query { more(a: Added): [AddedObject!] }", "extend union AddedAny = Thing1",
        "extend type Thing1 { added: AddedObject @deprecated }", "extend type Thing2 implements AddedFace { x: Int }", "extend type Thing2 @addedNote",
        "extend enum Color1 { ADDED }", "extend enum Color1 @addedNote(a: 2) @addedNote", "extend scalar AddedScalar @specifiedBy(url: \"u\")",
        "extend directive @addedNote @deprecated(reason: \"old\")", "extend schema @addedNote", "extend input Added { c: [Int!] = [1] @deprecated }",
    ];

    // For what a schema may lack, or has already.
    private static readonly string[] Doubtful =
    [
        "extend schema { subscription: AddedObject }", "extend schema { mutation: AddedObject }", "extend interface Face1 { added: Int }",
        "extend scalar Scalar1 @addedNote", "extend union Any1 = AddedObject", "extend input Input1 { added: Int }", "extend directive @mark1 @addedNote",
        "schema { query: Thing1 }", "type Thing1 { again: Int }", "extend type Missing { a: Int }", "extend type Thing2 @addedNote(a: \"x\")",
        "directive @skip on FIELD", "query { unrelated }", "fragment F on Query { unrelated }", "extend enum Color1 { RED }", "enum AddedEnum { A A }",
    ];

    /// <inheritdoc/>
    public ValueTask<Question> AskAsync(long seed) => ValueTask.FromResult(Ask(seed));

    private static Question Ask(long seed)
    {
        var random = new SeededRandom(seed);
        var generated = SchemaGenerator.Schema(random);
        var extension = string.Join('\n', Definitions.Concat(random.PickSome(Extensions, most: 6)));
        if (random.Chance(30))
        {
            extension += "\n" + random.Pick(Doubtful);
        }

        if (random.Chance(50))
        {
            extension = Breakage.Break(random, extension, generated.Names(), most: 1);
        }

        var answer = SchemaAnswer.Of(() => Extend(generated.Sdl, extension));
        return new Question(
            new { Kind = "extension", Sdl = ExchangedText.Encode(generated.Sdl), Extension = ExchangedText.Encode(extension) },
            Inputs: 1,
            Refused: answer.Schema is null ? 1 : 0,
            reference => answer.Compare(reference, extension, generated.Sdl));
    }

    private static Schema Extend(string sdl, string extension)
    {
        var schema = SchemaBuilder.Build(Parser.Parse(new Source(sdl)));
        return SchemaBuilder.Extend(schema, Parser.Parse(new Source(extension)));
    }
}
