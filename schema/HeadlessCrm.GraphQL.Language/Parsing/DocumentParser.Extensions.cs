using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>Extensions of the type system (specification 3); each must add something.</summary>
internal sealed partial class DocumentParser
{
    private TypeSystemDefinitionNode ParseTypeSystemExtension()
    {
        var start = token.Start;
        var keyword = LookAhead();
        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }

        return keyword.Text switch
        {
            "schema" => ParseSchemaExtension(start),
            "scalar" => ParseScalarTypeExtension(start),
            "type" => ParseObjectTypeExtension(start),
            "interface" => ParseInterfaceTypeExtension(start),
            "union" => ParseUnionTypeExtension(start),
            "enum" => ParseEnumTypeExtension(start),
            "input" => ParseInputObjectTypeExtension(start),
            "directive" => ParseDirectiveExtension(start),
            _ => throw Unexpected(keyword),
        };
    }

    private NameNode ParseExtendedName()
    {
        SkipExtend();
        return ParseName();
    }

    /// <summary>Skips <c>extend</c> and the keyword after it, both already seen.</summary>
    private void SkipExtend()
    {
        Advance();
        Advance();
    }

    private SchemaExtensionNode ParseSchemaExtension(int start)
    {
        SkipExtend();
        var directives = ParseDirectives(isConst: true);
        var operationTypes = ParseOperationTypes();
        return directives.IsEmpty && operationTypes.IsEmpty
            ? throw Unexpected()
            : new SchemaExtensionNode(Span(start), directives, operationTypes);
    }

    private ScalarTypeExtensionNode ParseScalarTypeExtension(int start)
    {
        var name = ParseExtendedName();
        var directives = ParseDirectives(isConst: true);
        return directives.IsEmpty
            ? throw Unexpected()
            : new ScalarTypeExtensionNode(Span(start), name, directives);
    }

    private ObjectTypeExtensionNode ParseObjectTypeExtension(int start)
    {
        var name = ParseExtendedName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        return interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty
            ? throw Unexpected()
            : new ObjectTypeExtensionNode(Span(start), name, interfaces, directives, fields);
    }

    private InterfaceTypeExtensionNode ParseInterfaceTypeExtension(int start)
    {
        var name = ParseExtendedName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        return interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty
            ? throw Unexpected()
            : new InterfaceTypeExtensionNode(Span(start), name, interfaces, directives, fields);
    }

    private UnionTypeExtensionNode ParseUnionTypeExtension(int start)
    {
        var name = ParseExtendedName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMemberTypes();
        return directives.IsEmpty && types.IsEmpty
            ? throw Unexpected()
            : new UnionTypeExtensionNode(Span(start), name, directives, types);
    }

    private EnumTypeExtensionNode ParseEnumTypeExtension(int start)
    {
        var name = ParseExtendedName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValuesDefinition();
        return directives.IsEmpty && values.IsEmpty
            ? throw Unexpected()
            : new EnumTypeExtensionNode(Span(start), name, directives, values);
    }

    private InputObjectTypeExtensionNode ParseInputObjectTypeExtension(int start)
    {
        var name = ParseExtendedName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputValueDefinitions(TokenKind.BraceLeft, TokenKind.BraceRight);
        return directives.IsEmpty && fields.IsEmpty
            ? throw Unexpected()
            : new InputObjectTypeExtensionNode(Span(start), name, directives, fields);
    }

    private DirectiveExtensionNode ParseDirectiveExtension(int start)
    {
        SkipExtend();
        Expect(TokenKind.At);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return directives.IsEmpty
            ? throw Unexpected()
            : new DirectiveExtensionNode(Span(start), name, directives);
    }
}
