using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.Domain;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Identity;

/// <summary>What callers may have mixed up.</summary>
internal static class GlobalIdExtensions
{
    /// <summary>The UUID of an id that must be of a kind.</summary>
    /// <exception cref="GraphQLException">It is of another kind.</exception>
    public static Guid Require(this GlobalId id, EntityKind kind, string argument) =>
        id.IsOf(kind, argument, out var error) ? id.Value : throw new GraphQLException(error.Message, error.Code);

    /// <summary>Whether an id is of a kind, and what to say when it is not.</summary>
    public static bool IsOf(
        this GlobalId id, EntityKind kind, string argument, [NotNullWhen(false)] out InvalidValue? error)
    {
        error = id.Kind == kind
            ? null
            : InvalidValue.At(
                $"\"{argument}\" is {id}, which is the id of a {Name(id.Kind)}; give the id of a {Name(kind)}.",
                argument);
        return error is null;
    }

    private static string Name(EntityKind kind) => kind.ToString().ToLowerInvariant();
}
