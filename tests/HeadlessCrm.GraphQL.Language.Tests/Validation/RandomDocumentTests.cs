using System.Text;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Conformance;
using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

public sealed class RandomDocumentTests
{
    [Fact]
    public void Documents_that_mean_nothing_are_validated_without_a_fault_and_always_alike()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var document = Parser.Parse(
                SyntaxGenerator.Document(new SeededRandom(seed), fragmentArguments: seed % 4 == 0),
                new ParserOptions { AllowFragmentArguments = true });
            var first = DocumentValidator.Validate(TestSchema.Instance, document).Select(ConformancePack.Show);
            var second = DocumentValidator.Validate(TestSchema.Instance, document).Select(ConformancePack.Show);
            Assert.Equal(first, second);
        }
    }

    /// <summary>
    /// The probe may send a document to the comparison of pairs in vain, but never let a conflict pass.
    /// </summary>
    [Fact]
    public void The_probe_for_merge_conflicts_agrees_with_comparing_all_pairs()
    {
        var probed = new ValidationOptions { Rules = ["OverlappingFieldsCanBeMergedRule"] };
        var compared = new ValidationOptions
        {
            Rules = [],
            AdditionalRules = [new ValidationRuleDefinition("AllPairs", () => new AllPairsRule())],
        };
        var conflicting = 0;
        for (var seed = 0; seed < 5000; seed++)
        {
            var text = OverlappingDocument(new SeededRandom(seed));
            var expected = TestSchema.Validate(text, compared).Select(ConformancePack.Show).ToList();
            Assert.Equal(expected, TestSchema.Validate(text, probed).Select(ConformancePack.Show));
            conflicting += expected.Count > 0 ? 1 : 0;
        }

        // Both kinds of documents have to be common for this to say something.
        Assert.InRange(conflicting, 1000, 4000);
    }

    private static string OverlappingDocument(SeededRandom random)
    {
        var text = new StringBuilder("{");
        Selections(text, random, 4);
        text.Append('}');
        for (var i = 0; i < 3; i++)
        {
            var type = random.Pick(["A", "B", "Node", "AB", "Query"]);
            text.Append("fragment F").Append(i).Append(" on ").Append(type).Append('{');
            Selections(text, random, 3);
            text.Append('}');
        }

        return text.ToString();
    }

    private static void Selections(StringBuilder text, SeededRandom random, int depth)
    {
        for (var i = random.Between(1, 3); i > 0; i--)
        {
            switch (random.Below(depth > 0 ? 9 : 4))
            {
                case 0 or 1:
                    text.Append(random.Chance(15)
                        ? random.Pick(["id:only", "text(x:2)", "only"])
                        : random.Pick(["id", "x:id", "__typename", "text(x:1)"])).Append(' ');
                    break;
                case 2:
                    text.Append("...F").Append(random.Below(3)).Append(' ');
                    break;
                case 3:
                    text.Append(random.Chance(15)
                        ? random.Pick(["x:list{id}", "list@stream{id}"])
                        : random.Pick(["id", "list{id}"])).Append(' ');
                    break;
                case 4 or 5:
                    text.Append(random.Pick(["...", "...on A", "...on B", "...on Node", "...on AB"])).Append('{');
                    Selections(text, random, depth - 1);
                    text.Append('}');
                    break;
                default:
                    text.Append(random.Chance(10)
                        ? random.Pick(["x:a", "a:b", "node:a"])
                        : random.Pick(["a", "b", "node", "ab"])).Append('{');
                    Selections(text, random, depth - 1);
                    text.Append('}');
                    break;
            }
        }
    }

    /// <summary>The rule on overlapping fields without the probe.</summary>
    private sealed class AllPairsRule : ValidationRule
    {
        private FieldConflictFinder? finder;

        public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.SelectionSet];

        public override bool Enter(ValidationContext context, SyntaxNode node)
        {
            if (context.Position.SelectionSetOwner is InlineFragmentNode)
            {
                return true;
            }

            finder ??= new FieldConflictFinder(context);
            foreach (var conflict in finder.FindWithin(
                context.Position.ParentType, (SelectionSetNode)node, FragmentScope.None))
            {
                context.Report(new GraphQLError(
                    $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. " +
                    "Use different aliases on the fields to fetch both if this was intentional.",
                    conflict.Fields1.Concat(conflict.Fields2)));
            }

            return true;
        }
    }
}
