namespace HeadlessCrm.GraphQL.Language.Tests.Generation;

/// <summary>Operations and fragments.</summary>
internal sealed partial class SyntaxGenerator
{
    private void ExecutableDefinition(bool first)
    {
        switch (random.Below(3))
        {
            // After "type A" the braces of a shorthand query would be read as the type's fields.
            case 0 when first:
                SelectionSet();
                break;
            case 0 or 1:
                Operation(first);
                break;
            default:
                FragmentDefinition();
                break;
        }
    }

    private void Operation(bool first)
    {
        Description();
        tokens.Word(random.Pick(["query", "mutation", "subscription"]));

        // An anonymous query may be printed as a shorthand query.
        Optional(first ? 60 : 100, () => tokens.Word(Name()));
        Optional(40, VariableDefinitions);
        Directives(isConst: false);
        SelectionSet();
    }

    private void FragmentDefinition()
    {
        Description();
        tokens.Word("fragment").Word(FragmentName());
        if (fragmentArguments)
        {
            Optional(50, VariableDefinitions);
        }

        tokens.Word("on").Word(Name());
        Directives(isConst: false);
        SelectionSet();
    }

    private string FragmentName() => Name() is var name && name == "on" ? "off" : name;

    private void VariableDefinitions() => Bracketed("(", VariableDefinition, ")");

    private void VariableDefinition()
    {
        Description();
        Variable();
        tokens.Mark(":");
        TypeReference();
        DefaultValue();
        Directives(isConst: true);
    }

    private void DefaultValue() => Optional(35, () =>
    {
        tokens.Mark("=");
        Value(isConst: true);
    });

    private void SelectionSet(int depth = 0) =>
        Bracketed("{", () => Selection(depth), "}", least: random.Chance(5) ? 0 : 1);

    private void Selection(int depth)
    {
        switch (random.Below(6))
        {
            case 0:
                tokens.Mark("...").Word(FragmentName());
                if (fragmentArguments)
                {
                    Arguments(isConst: false);
                }

                Directives(isConst: false);
                break;
            case 1 when depth < DeepestNesting:
                tokens.Mark("...");
                Optional(70, () => tokens.Word("on").Word(Name()));
                Directives(isConst: false);
                SelectionSet(depth + 1);
                break;
            default:
                Field(depth);
                break;
        }
    }

    private void Field(int depth)
    {
        Optional(25, () => tokens.Word(Name()).Mark(":"));
        tokens.Word(Name());
        Arguments(isConst: false);
        Directives(isConst: false);
        Optional(depth < DeepestNesting ? 40 : 0, () => SelectionSet(depth + 1));
    }
}
