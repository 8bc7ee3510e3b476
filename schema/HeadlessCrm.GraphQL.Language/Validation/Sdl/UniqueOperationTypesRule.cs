using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>A schema names one root type for each operation.</summary>
internal sealed class UniqueOperationTypesRule(SdlValidationContext context) : SdlRule(context)
{
    private readonly Dictionary<OperationKind, OperationTypeDefinitionNode> defined = [];

    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.SchemaDefinition or SyntaxKind.SchemaExtension;

    public override void Enter(SyntaxNode node)
    {
        foreach (var operationType in OperationTypesOf(node))
        {
            var operation = operationType.Operation;
            var word = Word(operation);
            if (Context.Schema?.DeclaredRootType(operation) is not null)
            {
                Report($"Type for {word} already defined in the schema. It cannot be redefined.", operationType);
            }
            else if (defined.TryGetValue(operation, out var earlier))
            {
                Report($"There can be only one {word} type in schema.", earlier, operationType);
            }
            else
            {
                defined[operation] = operationType;
            }
        }
    }

    private static ImmutableArray<OperationTypeDefinitionNode> OperationTypesOf(SyntaxNode node) =>
        node is SchemaDefinitionNode definition
            ? definition.OperationTypes
            : ((SchemaExtensionNode)node).OperationTypes;

    private static string Word(OperationKind operation) => operation switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };
}
