using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>One use of a variable.</summary>
/// <param name="Node">The variable where it is used.</param>
/// <param name="Type">The type expected there, or null.</param>
/// <param name="ParentType">The input type around, or null.</param>
/// <param name="DefaultValue">The default of the argument or input field there, or null.</param>
/// <param name="FragmentVariable">
/// The variable of the fragment that is used, when it is one; else it is the operation's.
/// </param>
internal readonly record struct VariableUsage(
    VariableNode Node,
    SchemaType? Type,
    SchemaType? ParentType,
    ValueNode? DefaultValue,
    VariableDefinitionNode? FragmentVariable);
