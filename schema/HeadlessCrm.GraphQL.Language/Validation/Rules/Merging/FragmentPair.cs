using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>Two fragments in two scopes, in any order: the key under which a comparison is remembered.</summary>
internal readonly struct FragmentPair(
    FragmentDefinitionNode? fragment1, FragmentScope scope1, FragmentDefinitionNode? fragment2, FragmentScope scope2)
    : IEquatable<FragmentPair>
{
    private readonly FragmentDefinitionNode? fragment1 = fragment1;
    private readonly FragmentScope scope1 = scope1;
    private readonly FragmentDefinitionNode? fragment2 = fragment2;
    private readonly FragmentScope scope2 = scope2;

    public bool Equals(FragmentPair other) =>
        SamePair(fragment1, fragment2, other.fragment1, other.fragment2)
        && SamePair(scope1, scope2, other.scope1, other.scope2);

    public override bool Equals(object? obj) => obj is FragmentPair other && Equals(other);

    public override int GetHashCode() =>
        ((Hash(fragment1) ^ Hash(fragment2)) * 31) + (Hash(scope1) ^ Hash(scope2));

    private static int Hash(object? value) => value is null ? 0 : RuntimeHelpers.GetHashCode(value);

    private static bool SamePair(object? left1, object? left2, object? right1, object? right2) =>
        (ReferenceEquals(left1, right1) && ReferenceEquals(left2, right2))
        || (ReferenceEquals(left1, right2) && ReferenceEquals(left2, right1));
}
