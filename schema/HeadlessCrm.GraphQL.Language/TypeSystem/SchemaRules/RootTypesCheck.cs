using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

/// <summary>There is a query root; roots are object types and all different.</summary>
internal static class RootTypesCheck
{
    private static readonly (OperationKind Kind, string Word, string Title)[] Operations =
    [
        (OperationKind.Query, "query", "Query"),
        (OperationKind.Mutation, "mutation", "Mutation"),
        (OperationKind.Subscription, "subscription", "Subscription"),
    ];

    public static void Run(SchemaValidationContext context)
    {
        var schema = context.Schema;
        if (schema.DeclaredRootType(OperationKind.Query) is null)
        {
            context.Report("Query root type must be provided.", schema.Definition);
        }

        foreach (var (kind, _, title) in Operations)
        {
            var root = schema.DeclaredRootType(kind);
            if (root is not null and not ObjectType)
            {
                var condition = kind is OperationKind.Query ? string.Empty : " if provided";
                context.Report(
                    $"{title} root type must be Object type{condition}, it cannot be {root}.",
                    (SyntaxNode?)TypeNodeOf(schema, kind) ?? root.Definition);
            }
        }

        CheckAllDifferent(context);
    }

    private static void CheckAllDifferent(SchemaValidationContext context)
    {
        var shared = Operations
            .Where(operation => context.Schema.GetRootType(operation.Kind) is not null)
            .GroupBy(operation => context.Schema.GetRootType(operation.Kind)!)
            .Select(group => (Type: group.Key, Operations: group.ToList()));
        foreach (var (type, operations) in shared.Where(group => group.Operations.Count > 1))
        {
            context.Report(
                $"All root types must be different, \"{type}\" type is used as " +
                $"{AndList(operations.ConvertAll(operation => operation.Word))} root types.",
                operations.Select(operation => TypeNodeOf(context.Schema, operation.Kind)));
        }
    }

    private static string AndList(List<string> words) => words.Count == 2
        ? $"{words[0]} and {words[1]}"
        : $"{string.Join(", ", words.Take(words.Count - 1))}, and {words[words.Count - 1]}";

    private static NamedTypeNode? TypeNodeOf(Schema schema, OperationKind kind) =>
        (schema.Definition?.OperationTypes ?? [])
            .Concat(schema.Extensions.SelectMany(extension => extension.OperationTypes))
            .FirstOrDefault(node => node.Operation == kind)?.Type;
}
