using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// A rule on executable documents. One instance serves one validation of one document, so it may keep state in fields;
/// the walk over the document calls all rules side by side, at each node in the order of the rules.
/// </summary>
public abstract class ValidationRule
{
    /// <summary>
    /// The kinds of nodes <see cref="Enter"/> is called for; the same for every instance of the rule.
    /// </summary>
    public virtual IReadOnlyList<SyntaxKind> Enters => [];

    /// <summary>
    /// The kinds of nodes <see cref="Leave"/> is called for; the same for every instance of the rule.
    /// </summary>
    public virtual IReadOnlyList<SyntaxKind> Leaves => [];

    /// <summary>
    /// Looks at a node before its children; false means that the rule does not care for what is below.
    /// </summary>
    public virtual bool Enter(ValidationContext context, SyntaxNode node) => true;

    /// <summary>Looks at a node after its children.</summary>
    public virtual void Leave(ValidationContext context, SyntaxNode node)
    {
    }
}
