using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// Whether literals are the same as written; the order of fields in objects does not matter. Counts its steps.
/// </summary>
internal sealed class LiteralComparison(Action<int> spend)
{
    // Up to here searching is cheaper than an index.
    private const int IndexFrom = 12;

    /// <summary>
    /// Whether the same arguments are given the same values, in any order; of several with one name the last counts on
    /// the right, each on the left, as in the reference.
    /// </summary>
    public bool SameArguments(ImmutableArray<ArgumentNode> left, ImmutableArray<ArgumentNode> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        var others = right.Length < IndexFrom ? null : Index(right);
        foreach (var argument in left)
        {
            spend(1);
            var name = argument.Name.Value;
            ValueNode? other;
            if (others is null)
            {
                other = FindLast(right, name);
            }
            else
            {
                others.TryGetValue(name, out other);
            }

            if (other is null || !Same(argument.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether an argument is given twice, which makes being the same depend on the order of comparing.
    /// </summary>
    public static bool AnyTwice(ImmutableArray<ArgumentNode> arguments) =>
        arguments.Length > 1 && Index(arguments).Count < arguments.Length;

    /// <summary>Whether two literals are the same.</summary>
    public bool Same(ValueNode left, ValueNode right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        spend(1);
        return (left, right) switch
        {
            (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
            (IntValueNode a, IntValueNode b) => a.Value == b.Value,
            (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
            (StringValueNode a, StringValueNode b) => a.Block == b.Block && a.Value == b.Value,
            (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
            (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
            (NullValueNode, NullValueNode) => true,
            (ListValueNode a, ListValueNode b) => SameLists(a.Values, b.Values),
            (ObjectValueNode a, ObjectValueNode b) => SameObjects(a.Fields, b.Fields),
            _ => false,
        };
    }

    private static Dictionary<string, ValueNode> Index(ImmutableArray<ArgumentNode> arguments)
    {
        var index = new Dictionary<string, ValueNode>(arguments.Length, StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            index[argument.Name.Value] = argument.Value;
        }

        return index;
    }

    private static ValueNode? FindLast(ImmutableArray<ArgumentNode> arguments, string name)
    {
        for (var i = arguments.Length - 1; i >= 0; i--)
        {
            if (arguments[i].Name.Value == name)
            {
                return arguments[i].Value;
            }
        }

        return null;
    }

    private bool SameLists(ImmutableArray<ValueNode> left, ImmutableArray<ValueNode> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!Same(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameObjects(ImmutableArray<ObjectFieldNode> left, ImmutableArray<ObjectFieldNode> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        if (!SameOrder(left, right))
        {
            spend(left.Length);
            left = Sorted(left);
            right = Sorted(right);
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (left[i].Name.Value != right[i].Name.Value || !Same(left[i].Value, right[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameOrder(ImmutableArray<ObjectFieldNode> left, ImmutableArray<ObjectFieldNode> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i].Name.Value != right[i].Name.Value)
            {
                return false;
            }
        }

        return true;
    }

    // A stable sort: fields with one name keep their order.
    private static ImmutableArray<ObjectFieldNode> Sorted(ImmutableArray<ObjectFieldNode> fields) =>
        [.. fields.OrderBy(static field => field.Name.Value, StringComparer.Ordinal)];
}
