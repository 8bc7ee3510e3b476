using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>The arguments of one place of an operation, constants folded. Made once per operation.</summary>
public sealed class ArgumentPlan
{
    internal ArgumentPlan(string coordinatePrefix, SyntaxNode owner, Entry[] entries)
    {
        CoordinatePrefix = coordinatePrefix;
        Owner = owner;
        Entries = entries;
        IsConstant = Array.TrueForAll(entries, entry => entry.Part is null or ConstantPart);
    }

    /// <summary>
    /// Whether no variable takes part, so that every request has the same arguments (or the same error).
    /// </summary>
    public bool IsConstant { get; }

    /// <summary>The arguments when they are constant and fit; else null.</summary>
    public CoercedArguments? Constant { get; internal set; }

    /// <summary>The error when the arguments are constant and do not fit; else null.</summary>
    public GraphQLError? ConstantError { get; internal set; }

    internal string CoordinatePrefix { get; }

    internal SyntaxNode Owner { get; }

    internal Entry[] Entries { get; }

    /// <summary>One argument: what the document gives for it, or nothing.</summary>
    internal readonly record struct Entry(InputMember Member, ValueNode? Literal, LiteralPart? Part);
}
