using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

/// <summary>A type that implements an interface has its fields, and implements what the interface implements.</summary>
internal static class InterfaceImplementationsCheck
{
    public static void Run(SchemaValidationContext context, FieldsType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var implemented = new HashSet<NamedType>(type.DeclaredInterfaces);
        foreach (var declared in type.DeclaredInterfaces)
        {
            if (context.IsAborted)
            {
                return;
            }

            if (declared is not InterfaceType interfaceType)
            {
                context.Report(
                    $"Type {type} must only implement Interface types, it cannot implement {declared}.",
                    NodesOf(type, declared));
            }
            else if (ReferenceEquals(type, interfaceType))
            {
                context.Report(
                    $"Type {type} cannot implement itself because it would create a circular reference.",
                    NodesOf(type, declared));
            }
            else if (!seen.Add(interfaceType.Name))
            {
                context.Report($"Type {type} can only implement {interfaceType} once.", NodesOf(type, declared));
            }
            else
            {
                CheckAncestors(context, type, implemented, interfaceType);
                CheckFields(context, type, interfaceType);
            }
        }
    }

    private static void CheckAncestors(
        SchemaValidationContext context,
        FieldsType type,
        HashSet<NamedType> implemented,
        InterfaceType interfaceType)
    {
        foreach (var ancestor in interfaceType.DeclaredInterfaces)
        {
            if (implemented.Contains(ancestor))
            {
                continue;
            }

            if (context.IsAborted)
            {
                return;
            }

            context.Report(
                ReferenceEquals(ancestor, type)
                    ? $"Type {type} cannot implement {interfaceType} because it would create a circular reference."
                    : $"Type {type} must implement {ancestor} because it is implemented by {interfaceType}.",
                NodesOf(interfaceType, ancestor).Concat(NodesOf(type, interfaceType)));
        }
    }

    private static void CheckFields(SchemaValidationContext context, FieldsType type, InterfaceType interfaceType)
    {
        foreach (var expected in interfaceType.Fields)
        {
            if (type.GetField(expected.Name) is { } field)
            {
                CheckField(context, field, expected);
            }
            else
            {
                context.Report(
                    $"Interface field {expected} expected but {type} does not provide it.",
                    [expected.Definition, .. DefinitionParts.NodesOf(type)]);
            }
        }
    }

    private static void CheckField(SchemaValidationContext context, FieldDefinition field, FieldDefinition expected)
    {
        if (!TypeReferences.IsSubType(context.Schema, field.Type, expected.Type))
        {
            context.Report(
                $"Interface field {expected} expects type {expected.Type} but {field} is type {field.Type}.",
                expected.Definition?.Type,
                field.Definition?.Type);
        }

        foreach (var expectedArgument in expected.Arguments)
        {
            CheckArgument(context, field, expectedArgument);
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && expected.GetArgument(argument.Name) is null)
            {
                context.Report(
                    $"Argument \"{argument}\" must not be required type \"{argument.Type}\" " +
                    $"if not provided by the Interface field \"{expected}\".",
                    argument.Definition,
                    expected.Definition);
            }
        }

        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
        {
            context.Report(
                $"Interface field {expected} is not deprecated, so implementation field {field} must not be " +
                "deprecated.",
                SchemaValidationContext.FindDeprecated(field.Definition?.Directives ?? []),
                field.Definition?.Type);
        }
    }

    private static void CheckArgument(
        SchemaValidationContext context,
        FieldDefinition field,
        InputValueDefinition expected)
    {
        if (field.GetArgument(expected.Name) is not { } argument)
        {
            context.Report(
                $"Interface field argument {expected} expected but {field} does not provide it.",
                expected.Definition,
                field.Definition);
        }
        else if (!AreEqual(expected.Type, argument.Type))
        {
            context.Report(
                $"Interface field argument {expected} expects type {expected.Type} " +
                $"but {argument} is type {argument.Type}.",
                expected.Definition?.Type,
                argument.Definition?.Type);
        }
    }

    private static bool AreEqual(SchemaType left, SchemaType right)
    {
        while (true)
        {
            switch (left, right)
            {
                case (NonNullType leftType, NonNullType rightType):
                    (left, right) = (leftType.Nullable, rightType.Nullable);
                    break;
                case (ListType leftType, ListType rightType):
                    (left, right) = (leftType.ElementType, rightType.ElementType);
                    break;
                default:
                    return ReferenceEquals(left, right);
            }
        }
    }

    private static IEnumerable<SyntaxNode> NodesOf(FieldsType type, NamedType implemented) =>
        DefinitionParts.NodesOf(type)
        .SelectMany(node => DefinitionParts.Interfaces(node))
        .Where(node => node.Name.Value == implemented.Name);
}
