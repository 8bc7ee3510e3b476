using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>A subscription selects one field, and none of introspection (section 5.2.4).</summary>
internal sealed class SingleFieldSubscriptionsRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        if (operation.Operation == OperationKind.Subscription && context.Schema.SubscriptionType is { } root)
        {
            Check(context, operation, root);
        }

        return true;
    }

    private static void Check(ValidationContext context, OperationDefinitionNode operation, ObjectType root)
    {
        var fields = new RootFields(context, root);
        fields.CollectFields(operation.SelectionSet, null);
        var subject = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name.Value}\"";
        if (fields.Conditions.Count > 0)
        {
            context.Report(new GraphQLError(
                subject + " must not use `@skip` or `@include` directives in the top level selection.",
                fields.Conditions));
            return;
        }

        if (fields.Groups.Count == 0)
        {
            context.Report(subject + " must select one top level field.", operation.SelectionSet);
        }
        else if (fields.Groups.Count > 1)
        {
            context.Report(new GraphQLError(
                subject + " must select only one top level field.",
                fields.Groups.Skip(1).SelectMany(static group => group)));
        }

        foreach (var group in fields.Groups)
        {
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                context.Report(new GraphQLError(
                    subject + " must not select an introspection top level field.", group));
            }
        }
    }
}
