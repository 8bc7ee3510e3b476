using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>What <c>@listSize</c> says about a field.</summary>
/// <param name="AssumedSize">The size when no slicing argument is given; null when the directive does not say.</param>
/// <param name="SlicingArguments">The arguments whose values are sizes.</param>
/// <param name="SizedFields">The fields of the answer that have the size; empty when it is the field's own.</param>
/// <param name="RequiresOne">Whether exactly one slicing argument must be given.</param>
internal sealed record ListSize(
    int? AssumedSize,
    ImmutableArray<InputValueDefinition> SlicingArguments,
    ImmutableArray<string> SizedFields,
    bool RequiresOne);
