using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>A schema was refused; all reasons that <see cref="Phase"/> finds are in <see cref="Errors"/>.</summary>
public sealed class SchemaException(SchemaErrorPhase phase, ImmutableArray<GraphQLError> errors)
    : Exception(string.Join("\n\n", errors.Select(error => error.ToString())))
{
    /// <summary>Which check found the errors.</summary>
    public SchemaErrorPhase Phase { get; } = phase;

    /// <summary>What is wrong with the schema; at least one.</summary>
    public ImmutableArray<GraphQLError> Errors { get; } = errors;
}
