using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>
/// A rule on type-system documents: it is shown the nodes of the kinds it asks for, in document order.
/// </summary>
internal abstract class SdlRule(SdlValidationContext context)
{
    protected SdlValidationContext Context { get; } = context;

    /// <summary>Whether nodes of a kind are shown to the rule.</summary>
    public abstract bool Visits(SyntaxKind kind);

    /// <summary>A node begins; its ancestors are in the context.</summary>
    public virtual void Enter(SyntaxNode node)
    {
    }

    /// <summary>A node and all below it are done.</summary>
    public virtual void Leave(SyntaxNode node)
    {
    }

    protected void Report(string message, params IEnumerable<SyntaxNode> nodes) =>
        Context.Report(new GraphQLError(message, nodes));
}
