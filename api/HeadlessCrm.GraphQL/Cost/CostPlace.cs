using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>A selection set that is merged into a place, and under which condition.</summary>
internal readonly record struct CostSource(SelectionSetNode Set, ImmutableArray<ConditionLiteral> Term);

/// <summary>The size that a field with <c>sizedFields</c> hands to fields of its answer.</summary>
internal readonly record struct HandedSize(SizeExpression Size, ImmutableArray<string> Fields);

/// <summary>What is selected on one concrete type; equal places have equal prices, so each is priced once.</summary>
internal sealed class CostPlace(ObjectType type, ImmutableArray<CostSource> sources, HandedSize? handed)
    : IEquatable<CostPlace>
{
    public ObjectType Type { get; } = type;

    public ImmutableArray<CostSource> Sources { get; } = sources;

    public HandedSize? Handed { get; } = handed;

    public bool Equals(CostPlace? other)
    {
        if (other is null
            || !ReferenceEquals(Type, other.Type)
            || Handed != other.Handed
            || Sources.Length != other.Sources.Length)
        {
            return false;
        }

        for (var i = 0; i < Sources.Length; i++)
        {
            if (!ReferenceEquals(Sources[i].Set, other.Sources[i].Set)
                || !Sources[i].Term.AsSpan().SequenceEqual(other.Sources[i].Term.AsSpan()))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as CostPlace);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(RuntimeHelpers.GetHashCode(Type));
        foreach (var source in Sources)
        {
            hash.Add(RuntimeHelpers.GetHashCode(source.Set));
        }

        return hash.ToHashCode();
    }
}
