using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// Lets a scalar judge literals for the validation of documents, or with the variables of a request put in.
/// </summary>
internal sealed class ScalarLiteral(Scalar scalar, VariableValues? variables = null) : IScalarLiteral
{
    public string? FindFault(ValueNode literal)
    {
        if (variables is null && VariableReplacement.IsNeeded(literal))
        {
            return null;
        }

        try
        {
            scalar.ParseLiteral(variables is null ? literal : VariableReplacement.Replace(literal, variables));
            return null;
        }
        catch (ScalarException misfit)
        {
            return misfit.Message;
        }
    }
}
