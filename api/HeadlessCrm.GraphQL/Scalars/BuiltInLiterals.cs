using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Literals of the built-in scalars, checked by the same code that validates documents.</summary>
internal static class BuiltInLiterals
{
    /// <summary>Refuses a literal that is no value of the scalar.</summary>
    public static void Require(ValueNode literal, ScalarType type)
    {
        if (LeafLiterals.FindFault(literal, type, hideSuggestions: true, scalarLiterals: null) is { } fault)
        {
            throw new ScalarException(fault);
        }
    }
}
