using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

/// <summary>Each type by the rules of its kind, then input objects that no finite value could fill.</summary>
internal static class NamedTypesCheck
{
    public static void Run(SchemaValidationContext context)
    {
        var defaultCycles = new InputDefaultCyclesCheck(context);
        foreach (var type in context.Schema.Types)
        {
            if (context.IsAborted)
            {
                return;
            }

            if (!IntrospectionTypes.Contains(type.Name))
            {
                context.CheckName(type.Name, type.Definition);
            }

            Check(context, type, defaultCycles);
        }

        InputFiniteValuesCheck.Run(context);
    }

    private static void Check(SchemaValidationContext context, NamedType type, InputDefaultCyclesCheck defaultCycles)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                CheckFields(context, fieldsType);
                InterfaceImplementationsCheck.Run(context, fieldsType);
                break;
            case UnionType union:
                CheckMembers(context, union);
                break;
            case EnumType enumType:
                CheckValues(context, enumType);
                break;
            case InputObjectType inputObject:
                CheckInputFields(context, inputObject);
                defaultCycles.Run(inputObject);
                break;
            default:
                break;
        }
    }

    private static void CheckFields(SchemaValidationContext context, FieldsType type)
    {
        if (type.Fields.IsEmpty)
        {
            context.Report($"Type {type} must define one or more fields.", DefinitionParts.NodesOf(type));
        }

        foreach (var field in type.Fields)
        {
            context.CheckName(field.Name, field.Definition);
            if (!field.Type.IsOutputType)
            {
                context.Report(
                    $"The type of {field} must be Output Type but got: {field.Type}.", field.Definition?.Type);
            }

            foreach (var argument in field.Arguments)
            {
                CheckArgument(context, argument);
            }
        }
    }

    private static void CheckArgument(SchemaValidationContext context, InputValueDefinition argument)
    {
        context.CheckName(argument.Name, argument.Definition);
        CheckIsInputType(context, argument);
        context.CheckRequiredIsNotDeprecated(argument, "argument");
        context.CheckDefaultValue(argument);
    }

    private static void CheckIsInputType(SchemaValidationContext context, InputValueDefinition inputValue)
    {
        if (!inputValue.Type.IsInputType)
        {
            context.Report(
                $"The type of {inputValue} must be Input Type but got: {inputValue.Type}.",
                inputValue.Definition?.Type);
        }
    }

    private static void CheckMembers(SchemaValidationContext context, UnionType union)
    {
        if (union.DeclaredMembers.IsEmpty)
        {
            context.Report(
                $"Union type {union} must define one or more member types.", DefinitionParts.NodesOf(union));
        }

        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in union.DeclaredMembers)
        {
            if (context.IsAborted)
            {
                return;
            }

            if (!included.Add(member.Name))
            {
                context.Report($"Union type {union} can only include type {member} once.", NodesOf(union, member));
            }
            else if (member is not ObjectType)
            {
                context.Report(
                    $"Union type {union} can only include Object types, it cannot include {member}.",
                    NodesOf(union, member));
            }
        }
    }

    private static IEnumerable<SyntaxNode> NodesOf(UnionType union, NamedType member) => DefinitionParts.NodesOf(union)
        .SelectMany(node => DefinitionParts.Members(node))
        .Where(node => node.Name.Value == member.Name);

    private static void CheckValues(SchemaValidationContext context, EnumType type)
    {
        if (type.Values.IsEmpty)
        {
            context.Report($"Enum type {type} must define one or more values.", DefinitionParts.NodesOf(type));
        }

        foreach (var value in type.Values)
        {
            context.CheckName(value.Name, value.Definition);
        }
    }

    private static void CheckInputFields(SchemaValidationContext context, InputObjectType type)
    {
        if (type.Fields.IsEmpty)
        {
            context.Report(
                $"Input Object type {type} must define one or more fields.", DefinitionParts.NodesOf(type));
        }

        foreach (var field in type.Fields)
        {
            context.CheckName(field.Name, field.Definition);
            CheckIsInputType(context, field);
            context.CheckRequiredIsNotDeprecated(field, "input field");
            context.CheckDefaultValue(field);
            if (type.IsOneOf)
            {
                CheckOneOfField(context, field);
            }
        }
    }

    private static void CheckOneOfField(SchemaValidationContext context, InputValueDefinition field)
    {
        if (!field.Type.IsNullable)
        {
            context.Report($"OneOf input field {field} must be nullable.", field.Definition?.Type);
        }

        if (field.DefaultValue is not null)
        {
            context.Report($"OneOf input field {field} cannot have a default value.", field.Definition);
        }
    }
}
