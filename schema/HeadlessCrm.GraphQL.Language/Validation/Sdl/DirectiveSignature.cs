using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Printing;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>What the rules need to know of a directive, be it defined in the schema or in the document.</summary>
internal sealed record DirectiveSignature(
    bool IsRepeatable,
    HashSet<string> Locations,
    HashSet<string> ArgumentNames,
    ImmutableArray<(string Name, string Type)> RequiredArguments)
{
    public static DirectiveSignature Of(DirectiveDefinition directive) => new(
        directive.IsRepeatable,
        new HashSet<string>(directive.Locations, StringComparer.Ordinal),
        new HashSet<string>(directive.Arguments.Select(argument => argument.Name), StringComparer.Ordinal),
        [.. directive.Arguments.Where(argument => argument.IsRequired).Select(a => (a.Name, a.Type.ToString()!))]);

    public static DirectiveSignature Of(DirectiveDefinitionNode directive) => new(
        directive.Repeatable,
        new HashSet<string>(directive.Locations.Select(location => location.Value), StringComparer.Ordinal),
        new HashSet<string>(directive.Arguments.Select(argument => argument.Name.Value), StringComparer.Ordinal),
        [.. RequiredArgumentsOf(directive)]);

    // Of arguments with one name (an error of its own) the last counts, at the place of the first.
    private static IEnumerable<(string Name, string Type)> RequiredArgumentsOf(DirectiveDefinitionNode directive) =>
        directive.Arguments
            .Where(argument => argument.Type is NonNullTypeNode && argument.DefaultValue is null)
            .GroupBy(argument => argument.Name.Value, StringComparer.Ordinal)
            .Select(group => (group.Key, Printer.Print(group.Last().Type)));
}
