using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>How literals of a scalar of the host are checked.</summary>
public interface IScalarLiteral
{
    /// <summary>
    /// The message of the error when the literal is no value of the scalar, or null when it is one. Lists and objects
    /// may hold variables, of whose values nothing is known before execution.
    /// </summary>
    string? FindFault(ValueNode literal);
}
