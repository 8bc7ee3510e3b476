using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>The schema is not asked about; for hosts that hide it, not part of the standard set.</summary>
internal sealed class NoSchemaIntrospectionCustomRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Field];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (context.Position.Type?.Named is { } type && IntrospectionTypes.Contains(type.Name))
        {
            context.Report(
                "GraphQL introspection has been disabled, but the requested query contained the field " +
                $"\"{((FieldNode)node).Name.Value}\".",
                node);
        }

        return true;
    }
}
