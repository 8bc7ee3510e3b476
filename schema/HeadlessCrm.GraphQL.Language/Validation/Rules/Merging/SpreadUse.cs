using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>A spread, the fragment it names (null when unknown) and what the fragment's variables stand for.</summary>
internal sealed class SpreadUse(FragmentSpreadNode node, FragmentDefinitionNode? fragment, FragmentScope scope)
{
    /// <summary>The spread; of several alike in one selection set, the last.</summary>
    public FragmentSpreadNode Node { get; set; } = node;

    public FragmentDefinitionNode? Fragment { get; } = fragment;

    public FragmentScope Scope { get; } = scope;
}
