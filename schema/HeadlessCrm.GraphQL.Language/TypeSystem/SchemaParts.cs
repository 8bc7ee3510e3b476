using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>What a builder hands over to make a <see cref="Schema"/>.</summary>
internal sealed record SchemaParts
{
    public string? Description { get; init; }

    public ObjectType? QueryType { get; init; }

    public ObjectType? MutationType { get; init; }

    public ObjectType? SubscriptionType { get; init; }

    public ImmutableArray<NamedType> Types { get; init; } = [];

    public ImmutableArray<DirectiveDefinition> Directives { get; init; } = [];

    public SchemaDefinitionNode? Definition { get; init; }

    public ImmutableArray<SchemaExtensionNode> Extensions { get; init; } = [];
}
