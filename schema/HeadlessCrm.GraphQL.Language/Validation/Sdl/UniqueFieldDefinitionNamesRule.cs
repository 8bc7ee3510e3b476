using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Each field of an object, interface or input object is defined once, extensions included.</summary>
internal sealed class UniqueFieldDefinitionNamesRule(SdlValidationContext context) : SdlRule(context)
{
    private readonly Dictionary<(string Type, string Field), NameNode> known = [];

    public override bool Visits(SyntaxKind kind) => kind is
        SyntaxKind.InputObjectTypeDefinition or SyntaxKind.InputObjectTypeExtension or
        SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension or
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension;

    public override void Enter(SyntaxNode node)
    {
        var typeName = (node as TypeDefinitionNode)?.Name ?? ((TypeExtensionNode)node).Name;
        Check(typeName.Value, DefinitionParts.Fields(node).Select(field => field.Name));
        Check(typeName.Value, DefinitionParts.InputFields(node).Select(field => field.Name));
    }

    private static bool HasField(NamedType? type, string name) => type switch
    {
        FieldsType fieldsType => fieldsType.GetField(name) is not null,
        InputObjectType inputObject => inputObject.GetField(name) is not null,
        _ => false,
    };

    private void Check(string typeName, IEnumerable<NameNode> names)
    {
        var existing = Context.Schema?.GetType(typeName);
        foreach (var name in names)
        {
            if (HasField(existing, name.Value))
            {
                Report(
                    $"Field \"{typeName}.{name.Value}\" already exists in the schema. " +
                    "It cannot also be defined in this type extension.",
                    name);
            }
            else if (known.TryGetValue((typeName, name.Value), out var earlier))
            {
                Report($"Field \"{typeName}.{name.Value}\" can only be defined once.", earlier, name);
            }
            else
            {
                known[(typeName, name.Value)] = name;
            }
        }
    }
}
