using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>There is at most one schema definition, and none in an extension of a schema that has root types.</summary>
internal sealed class LoneSchemaDefinitionRule(SdlValidationContext context) : SdlRule(context)
{
    private bool isDefined;

    private bool IsAlreadyDefined => Context.Schema is { } schema &&
        (schema.Definition is not null ||
            schema.DeclaredRootType(OperationKind.Query) is not null ||
            schema.DeclaredRootType(OperationKind.Mutation) is not null ||
            schema.DeclaredRootType(OperationKind.Subscription) is not null);

    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.SchemaDefinition;

    public override void Enter(SyntaxNode node)
    {
        if (IsAlreadyDefined)
        {
            Report("Cannot define a new schema within a schema extension.", node);
            return;
        }

        if (isDefined)
        {
            Report("Must provide only one schema definition.", node);
        }

        isDefined = true;
    }
}
