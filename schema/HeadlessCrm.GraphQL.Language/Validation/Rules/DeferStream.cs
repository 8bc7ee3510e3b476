using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>The names and arguments of @defer, @stream, @skip and @include.</summary>
internal static class DeferStream
{
    public const string Defer = "defer";
    public const string Stream = "stream";
    public const string Skip = "skip";
    public const string Include = "include";

    /// <summary>The first directive of a name, or null.</summary>
    public static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    /// <summary>The value given for the first argument of a name, or null.</summary>
    public static ValueNode? FindValue(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
