using System.Collections.Immutable;
using System.Text;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Printing;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>Writes one schema for <see cref="SchemaPrinter"/>.</summary>
internal sealed class SchemaWriter(StringBuilder text, SchemaPrintOptions options)
{
    private const string Indentation = "  ";

    public void WriteSchema(Schema schema)
    {
        WriteSchemaDefinition(schema);
        WriteAll(
            schema.Directives.Where(directive => !BuiltInDirectives.Contains(directive.Name)),
            schema.Types.Where(IsDefined));
    }

    public void WriteIntrospection(Schema schema) => WriteAll(
        schema.Directives.Where(directive => BuiltInDirectives.Contains(directive.Name)),
        schema.Types.Where(type => IntrospectionTypes.Contains(type.Name)));

    public void WriteType(NamedType type)
    {
        WriteDescription(type.Description, string.Empty, isFirst: true);
        switch (type)
        {
            case ScalarType scalar:
                text.Append("scalar ").Append(scalar.Name);
                WriteSpecifiedBy(scalar);
                break;
            case FieldsType fieldsType:
                text.Append(type is ObjectType ? "type " : "interface ").Append(type.Name);
                WriteImplements(fieldsType);
                WriteApplied(type.AppliedDirectives);
                WriteBlock(Ordered(fieldsType.Fields, field => field.Name), WriteField);
                break;
            case UnionType union:
                text.Append("union ").Append(union.Name);
                WriteApplied(type.AppliedDirectives);
                WriteMembers(union);
                break;
            case EnumType enumType:
                text.Append("enum ").Append(enumType.Name);
                WriteApplied(type.AppliedDirectives);
                WriteBlock(Ordered(enumType.Values, value => value.Name), WriteValue);
                break;
            case InputObjectType inputObject:
                text.Append("input ").Append(inputObject.Name);
                WriteOneOf(inputObject);
                WriteBlock(Ordered(inputObject.Fields, field => field.Name), WriteInputField);
                break;
            default:
                break;
        }
    }

    private static bool IsDefined(NamedType type) =>
        type is not ScalarType { IsBuiltIn: true } && !IntrospectionTypes.Contains(type.Name);

    private static bool HasDefaultRoots(Schema schema) =>
        ReferenceEquals(schema.QueryType, schema.GetType("Query")) &&
        ReferenceEquals(schema.MutationType, schema.GetType("Mutation")) &&
        ReferenceEquals(schema.SubscriptionType, schema.GetType("Subscription"));

    private void WriteAll(IEnumerable<DirectiveDefinition> directives, IEnumerable<NamedType> types)
    {
        foreach (var directive in Ordered(directives, directive => directive.Name))
        {
            Separate();
            WriteDirective(directive);
        }

        foreach (var type in Ordered(types, type => type.Name))
        {
            Separate();
            WriteType(type);
        }
    }

    private void Separate()
    {
        if (text.Length > 0)
        {
            text.Append("\n\n");
        }
    }

    private void WriteSchemaDefinition(Schema schema)
    {
        var hasRoots =
            schema.QueryType is not null || schema.MutationType is not null || schema.SubscriptionType is not null;
        var hasDirectives = options.WithDirectives && !schema.AppliedDirectives.IsEmpty;
        if (!hasRoots || (schema.Description is null && !hasDirectives && HasDefaultRoots(schema)))
        {
            return;
        }

        WriteDescription(schema.Description, string.Empty, isFirst: true);
        text.Append("schema");
        WriteApplied(schema.AppliedDirectives);
        text.Append(" {\n");
        WriteRoot("query", schema.QueryType);
        WriteRoot("mutation", schema.MutationType);
        WriteRoot("subscription", schema.SubscriptionType);
        text.Append('}');
    }

    private void WriteRoot(string operation, ObjectType? type)
    {
        if (type is not null)
        {
            text.Append(Indentation).Append(operation).Append(": ").Append(type.Name).Append('\n');
        }
    }

    private void WriteDirective(DirectiveDefinition directive)
    {
        WriteDescription(directive.Description, string.Empty, isFirst: true);
        text.Append("directive @").Append(directive.Name);
        WriteArguments(directive.Arguments, string.Empty);
        WriteDeprecated(directive.DeprecationReason, directive.AppliedDirectives);
        if (directive.IsRepeatable)
        {
            text.Append(" repeatable");
        }

        text.Append(" on ");
        WriteJoined(Ordered(directive.Locations, location => location), " | ");
    }

    private void WriteImplements(FieldsType type)
    {
        if (!type.Interfaces.IsEmpty)
        {
            text.Append(" implements ");
            WriteJoined(Ordered(type.Interfaces.Select(implemented => implemented.Name), name => name), " & ");
        }
    }

    private void WriteMembers(UnionType union)
    {
        if (!union.Members.IsEmpty)
        {
            text.Append(" = ");
            WriteJoined(Ordered(union.Members.Select(member => member.Name), name => name), " | ");
        }
    }

    private void WriteField(FieldDefinition field, bool isFirst)
    {
        WriteDescription(field.Description, Indentation, isFirst);
        text.Append(Indentation).Append(field.Name);
        WriteArguments(field.Arguments, Indentation);
        text.Append(": ").Append(field.Type);
        WriteDeprecated(field.DeprecationReason, field.AppliedDirectives);
    }

    private void WriteValue(EnumValueDefinition value, bool isFirst)
    {
        WriteDescription(value.Description, Indentation, isFirst);
        text.Append(Indentation).Append(value.Name);
        WriteDeprecated(value.DeprecationReason, value.AppliedDirectives);
    }

    private void WriteInputField(InputValueDefinition field, bool isFirst)
    {
        WriteDescription(field.Description, Indentation, isFirst);
        text.Append(Indentation);
        WriteInputValue(field);
    }

    private void WriteArguments(ImmutableArray<InputValueDefinition> arguments, string indentation)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        // On one line unless one of them is described.
        var isBlock = arguments.Any(argument => argument.Description is not null);
        var isFirst = true;
        text.Append('(');
        foreach (var argument in Ordered(arguments, argument => argument.Name))
        {
            if (isBlock)
            {
                text.Append('\n');
                WriteDescription(argument.Description, Indentation + indentation, isFirst);
                text.Append(Indentation).Append(indentation);
            }
            else if (!isFirst)
            {
                text.Append(", ");
            }

            WriteInputValue(argument);
            isFirst = false;
        }

        if (isBlock)
        {
            text.Append('\n').Append(indentation);
        }

        text.Append(')');
    }

    private void WriteInputValue(InputValueDefinition inputValue)
    {
        text.Append(inputValue.Name).Append(": ").Append(inputValue.Type);
        if (inputValue.DefaultValue is { } literal)
        {
            text.Append(" = ").Append(Printer.Print(literal));
        }

        WriteDeprecated(inputValue.DeprecationReason, inputValue.AppliedDirectives);
    }

    private void WriteBlock<T>(IEnumerable<T> members, Action<T, bool> write)
    {
        var isFirst = true;
        foreach (var member in members)
        {
            text.Append(isFirst ? " {\n" : "\n");
            write(member, isFirst);
            isFirst = false;
        }

        if (!isFirst)
        {
            text.Append("\n}");
        }
    }

    private void WriteDeprecated(string? reason, ImmutableArray<DirectiveNode> applied)
    {
        if (options.WithDirectives && !applied.IsEmpty)
        {
            WriteApplied(applied);
        }
        else if (reason == BuiltInDirectives.DefaultDeprecationReason)
        {
            text.Append(" @deprecated");
        }
        else if (reason is not null)
        {
            text.Append(" @deprecated(reason: ").Append(QuotedString.Print(reason)).Append(')');
        }
    }

    private void WriteSpecifiedBy(ScalarType scalar)
    {
        if (options.WithDirectives)
        {
            WriteApplied(scalar.AppliedDirectives);
        }
        else if (scalar.SpecifiedByUrl is { } url)
        {
            text.Append(" @specifiedBy(url: ").Append(QuotedString.Print(url)).Append(')');
        }
    }

    private void WriteOneOf(InputObjectType type)
    {
        if (options.WithDirectives)
        {
            WriteApplied(type.AppliedDirectives);
        }
        else if (type.IsOneOf)
        {
            text.Append(" @oneOf");
        }
    }

    private void WriteApplied(ImmutableArray<DirectiveNode> applied)
    {
        if (options.WithDirectives)
        {
            foreach (var directive in applied)
            {
                text.Append(' ').Append(Printer.Print(directive));
            }
        }
    }

    private void WriteJoined(IEnumerable<string> names, string separator)
    {
        var isFirst = true;
        foreach (var name in names)
        {
            text.Append(isFirst ? string.Empty : separator).Append(name);
            isFirst = false;
        }
    }

    // Within a block every description but the first is set apart by an empty line.
    private void WriteDescription(string? description, string indentation, bool isFirst)
    {
        if (description is null)
        {
            return;
        }

        var literal = BlockString.IsPrintable(description)
            ? BlockString.Print(description)
            : QuotedString.Print(description);
        if (indentation.Length > 0 && !isFirst)
        {
            text.Append('\n');
        }

        text.Append(indentation).Append(literal.Replace("\n", "\n" + indentation)).Append('\n');
    }

    private IEnumerable<T> Ordered<T>(IEnumerable<T> members, Func<T, string> nameOf) =>
        options.Sorted ? members.OrderBy(nameOf, NaturalComparer.Instance) : members;
}
