using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

public sealed class ValidationOptionsTests
{
    [Fact]
    public void The_rules_have_the_names_of_their_classes_and_stand_once() => Assert.All(
        ValidationRules.Specified.AddRange(ValidationRules.Optional).GroupBy(rule => rule.Name, StringComparer.Ordinal),
        group => Assert.Equal(group.Key, Assert.Single(group).Create().GetType().Name));

    [Fact]
    public void Only_the_rules_asked_for_are_applied() => Assert.Equal(
        ["Unknown fragment \"Nowhere\"."],
        Messages("{ unknown ...Nowhere }", new ValidationOptions { Rules = ["KnownFragmentNamesRule"] }));

    [Fact]
    public void A_rule_that_does_not_exist_is_refused_by_name() => Assert.Contains(
        "\"NoSuchRule\"",
        Assert.Throws<ArgumentException>(
            () => Messages("{ id }", new ValidationOptions { Rules = ["NoSuchRule"] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Validation_stops_at_the_limit_of_errors()
    {
        var document = "{ " + TestSchema.Repeat(20, i => "x" + i) + " }";
        var messages = Messages(document, new ValidationOptions { MaxErrors = 3 });
        Assert.Equal(4, messages.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", messages[3]);
    }

    [Fact]
    public void Suggestions_can_be_hidden()
    {
        const string Document = "{ nod { id } need(y: 1) a { id @onc } text(filter: { colour: RED, color: REDD }) }";
        Assert.Contains(Messages(Document, new ValidationOptions()), message => message.Contains("Did you mean"));
        Assert.DoesNotContain(
            Messages(Document, new ValidationOptions { HideSuggestions = true }),
            message => message.Contains("Did you mean"));
    }

    [Fact]
    public void Empty_selection_sets_can_be_refused()
    {
        Assert.Empty(Messages("{ a { } }", new ValidationOptions()));
        Assert.Equal(
            ["Field \"a\" of type \"A\" must have at least one field selected."],
            Messages("{ a { } }", new ValidationOptions { AllowEmptySelectionSets = false }));
    }

    [Fact]
    public void A_rule_of_the_host_runs_after_the_others_and_may_leave_out_what_is_below_a_node()
    {
        var options = new ValidationOptions
        {
            AdditionalRules = [new ValidationRuleDefinition("Seen", () => new SeenFieldsRule())],
        };
        Assert.Equal(
            [
                "Cannot query field \"unknown\" on type \"Query\".",
                "entered unknown",
                "entered a",
                "entered id",
                "left a",
                "entered b",
                "entered text",
                "left document",
            ],
            Messages("{ unknown a { id } b { text } text }", options));
    }

    [Theory]
    [InlineData("{ price(of: 1) }", null)]
    [InlineData("{ price(of: \"1.50\") }", "Money cannot represent: \"1.50\"")]
    [InlineData("query ($f: Filter = { price: true }) { text(filter: $f) }", "Money cannot represent: true")]
    public void Literals_of_a_scalar_of_the_host_are_checked_by_the_host(string document, string? message)
    {
        var options = new ValidationOptions
        {
            ScalarLiterals = type => type.Name == "Money" ? new MoneyLiteral() : null,
        };
        Assert.Equal(message is null ? [] : [message], Messages(document, options));
    }

    [Fact]
    public void Literals_of_an_unregistered_scalar_are_all_accepted() =>
        Assert.Empty(Messages("{ price(of: [{ any: THING }]) }", new ValidationOptions()));

    private static List<string> Messages(string document, ValidationOptions options) =>
        TestSchema.Validate(document, options).Select(error => error.Message).ToList();

    private sealed class MoneyLiteral : IScalarLiteral
    {
        public string? FindFault(ValueNode literal) =>
            literal is IntValueNode ? null : "Money cannot represent: " + Language.Printing.Printer.Print(literal);
    }

    /// <summary>Tells the fields it meets and leaves out what is below fields of the name b.</summary>
    private sealed class SeenFieldsRule : ValidationRule
    {
        public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Field];

        public override IReadOnlyList<SyntaxKind> Leaves => [SyntaxKind.Field, SyntaxKind.Document];

        public override bool Enter(ValidationContext context, SyntaxNode node)
        {
            var field = (FieldNode)node;
            context.Report("entered " + field.Name.Value, node);
            return field.Name.Value != "b";
        }

        public override void Leave(ValidationContext context, SyntaxNode node)
        {
            if (node is DocumentNode)
            {
                context.Report("left document", node);
            }
            else if (node is FieldNode { SelectionSet: not null } field)
            {
                context.Report("left " + field.Name.Value, node);
            }
        }
    }
}
