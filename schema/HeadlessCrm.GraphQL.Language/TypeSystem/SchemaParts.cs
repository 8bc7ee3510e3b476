using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// What a builder hands over to make a <see cref="Schema"/>. Root types may be of a wrong kind: validation says so.
/// </summary>
internal sealed record SchemaParts
{
    public string? Description { get; init; }

    public NamedType? QueryType { get; init; }

    public NamedType? MutationType { get; init; }

    public NamedType? SubscriptionType { get; init; }

    public ImmutableArray<NamedType> Types { get; init; } = [];

    public ImmutableArray<DirectiveDefinition> Directives { get; init; } = [];

    public SchemaDefinitionNode? Definition { get; init; }

    public ImmutableArray<SchemaExtensionNode> Extensions { get; init; } = [];
}
