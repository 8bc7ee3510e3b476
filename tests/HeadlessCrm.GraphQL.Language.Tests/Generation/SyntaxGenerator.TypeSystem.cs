namespace HeadlessCrm.GraphQL.Language.Tests.Generation;

/// <summary>Definitions and extensions of the type system.</summary>
internal sealed partial class SyntaxGenerator
{
    private static readonly string[] Locations =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "FRAGMENT_VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION",
        "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
        "DIRECTIVE_DEFINITION",
    ];

    private void TypeSystemDefinition()
    {
        var extension = random.Chance(30);
        if (extension)
        {
            tokens.Word("extend");
        }
        else
        {
            Description();
        }

        switch (random.Below(8))
        {
            case 0:
                Schema(extension);
                break;
            case 1:
                tokens.Word("scalar").Word(Name());
                Directives(isConst: true, extension ? 100 : 30);
                break;
            case 2:
                ObjectOrInterface("type", extension);
                break;
            case 3:
                ObjectOrInterface("interface", extension);
                break;
            case 4:
                Union(extension);
                break;
            case 5:
                Members("enum", EnumValue, extension);
                break;
            case 6:
                Members("input", InputValue, extension);
                break;
            default:
                Directive(extension);
                break;
        }
    }

    private void Schema(bool extension)
    {
        tokens.Word("schema");
        Directives(isConst: true, extension ? 100 : 20);
        Optional(extension ? 50 : 100, () => Bracketed("{", OperationType, "}"));
    }

    private void OperationType() =>
        tokens.Word(random.Pick(["query", "mutation", "subscription"])).Mark(":").Word(Name());

    private void ObjectOrInterface(string keyword, bool extension)
    {
        tokens.Word(keyword).Word(Name());
        Optional(30, () =>
        {
            tokens.Word("implements");
            Delimited("&", () => tokens.Word(Name()));
        });
        Directives(isConst: true);
        Optional(extension ? 100 : 80, () => Bracketed("{", FieldDefinition, "}"));
    }

    private void Delimited(string delimiter, Action item)
    {
        Optional(25, () => tokens.Mark(delimiter));
        item();
        Repeat(0, 3, () =>
        {
            tokens.Mark(delimiter);
            item();
        });
    }

    private void Union(bool extension)
    {
        tokens.Word("union").Word(Name());
        Directives(isConst: true);
        Optional(extension ? 100 : 80, () =>
        {
            tokens.Mark("=");
            Delimited("|", () => tokens.Word(Name()));
        });
    }

    private void Members(string keyword, Action member, bool extension)
    {
        tokens.Word(keyword).Word(Name());
        Directives(isConst: true);
        Optional(extension ? 100 : 80, () => Bracketed("{", member, "}", most: 4));
    }

    private void FieldDefinition()
    {
        Description();
        tokens.Word(Name());
        ArgumentsDefinition();
        tokens.Mark(":");
        TypeReference();
        Directives(isConst: true);
    }

    private void ArgumentsDefinition() => Optional(35, () => Bracketed("(", InputValue, ")"));

    private void InputValue()
    {
        Description();
        tokens.Word(Name()).Mark(":");
        TypeReference();
        DefaultValue();
        Directives(isConst: true);
    }

    private void EnumValue()
    {
        Description();
        tokens.Word(Name() is var name && name is "true" or "false" or "null" ? "A" : name);
        Directives(isConst: true);
    }

    private void Directive(bool extension)
    {
        tokens.Word("directive").Mark("@").Word(Name());
        if (extension)
        {
            Directives(isConst: true, percent: 100);
            return;
        }

        ArgumentsDefinition();
        Directives(isConst: true);
        Optional(30, () => tokens.Word("repeatable"));
        tokens.Word("on");
        Delimited("|", () => tokens.Word(random.Pick(Locations)));
    }
}
