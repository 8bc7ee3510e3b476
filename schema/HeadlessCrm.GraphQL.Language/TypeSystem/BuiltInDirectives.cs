using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>The directives every schema has unless its document defines them itself; shared objects.</summary>
public static class BuiltInDirectives
{
    /// <summary>The reason of a bare <c>@deprecated</c>.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private static readonly ImmutableArray<string> Selections = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"];

    /// <summary><c>@include(if:)</c></summary>
    public static DirectiveDefinition Include { get; } = Make(
        "include",
        "Directs the executor to include this field or fragment only when the `if` argument is true.",
        Selections,
        NonNull("if", BuiltInScalars.Boolean, "Included when true."));

    /// <summary><c>@skip(if:)</c></summary>
    public static DirectiveDefinition Skip { get; } = Make(
        "skip",
        "Directs the executor to skip this field or fragment when the `if` argument is true.",
        Selections,
        NonNull("if", BuiltInScalars.Boolean, "Skipped when true."));

    /// <summary><c>@deprecated(reason:)</c></summary>
    public static DirectiveDefinition Deprecated { get; } = Make(
        "deprecated",
        "Marks an element of a GraphQL schema as no longer supported.",
        ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE", "DIRECTIVE_DEFINITION"],
        NonNull(
            "reason",
            BuiltInScalars.String,
            "Explains why this element was deprecated, usually also including a suggestion for how to access " +
            "supported " +
            "similar data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).",
            new StringValueNode(default, DefaultDeprecationReason, block: false)));

    /// <summary><c>@specifiedBy(url:)</c></summary>
    public static DirectiveDefinition SpecifiedBy { get; } = Make(
        "specifiedBy",
        "Exposes a URL that specifies the behavior of this scalar.",
        ["SCALAR"],
        NonNull("url", BuiltInScalars.String, "The URL that specifies the behavior of this scalar."));

    /// <summary><c>@oneOf</c></summary>
    public static DirectiveDefinition OneOf { get; } = Make(
        "oneOf",
        "Indicates exactly one field must be supplied and this field must not be `null`.",
        ["INPUT_OBJECT"]);

    /// <summary>All five, in the order the reference lists them.</summary>
    public static ImmutableArray<DirectiveDefinition> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    /// <summary>Whether a name is one of the five, whoever defines it.</summary>
    public static bool Contains(string name) =>
        name is "include" or "skip" or "deprecated" or "specifiedBy" or "oneOf";

    private static DirectiveDefinition Make(
        string name,
        string description,
        ImmutableArray<string> locations,
        params ImmutableArray<InputValueDefinition> arguments)
    {
        var directive = new DirectiveDefinition(name)
        {
            Description = description,
            Locations = locations,
            Arguments = arguments,
            IsBuiltIn = true,
        };
        foreach (var argument in arguments)
        {
            argument.DeclaringDirective = directive;
        }

        return directive;
    }

    private static InputValueDefinition NonNull(
        string name,
        ScalarType type,
        string description,
        ValueNode? defaultValue = null) => new(name)
    {
        Type = new NonNullType(type),
        Description = description,
        DefaultValue = defaultValue,
    };
}
