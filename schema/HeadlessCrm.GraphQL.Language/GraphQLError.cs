using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language;

/// <summary>One entry of a response's <c>errors</c>: what was wrong and where in the document.</summary>
public sealed class GraphQLError
{
    /// <summary>An error about places of a document given by nodes; nodes without a source give no location.</summary>
    public GraphQLError(string message, params IEnumerable<SyntaxNode> nodes)
        : this(message, LocationsOf(nodes))
    {
    }

    /// <summary>An error at given locations.</summary>
    public GraphQLError(string message, ImmutableArray<SourceLocation> locations)
    {
        Message = message;
        Locations = locations;
    }

    /// <summary>What was wrong, the value, what to do.</summary>
    public string Message { get; }

    /// <summary>Where in the document; empty when the error belongs to no place.</summary>
    public ImmutableArray<SourceLocation> Locations { get; }

    /// <summary>A constant word for programs (<c>extensions.code</c>), or null; the specification knows none.</summary>
    public string? Code { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Locations.IsEmpty
        ? Message
        : $"{Message} ({string.Join(", ", Locations.Select(at => $"{at.Line}:{at.Column}"))})";

    private static ImmutableArray<SourceLocation> LocationsOf(IEnumerable<SyntaxNode> nodes) =>
        [.. nodes.Where(node => node.Span.Source is not null)
            .Select(node => node.Span.Source!.GetLocation(node.Span.Start))];
}
