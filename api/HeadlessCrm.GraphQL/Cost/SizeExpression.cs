using System.Globalization;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// The size of a list at one place of an operation: the largest slicing argument that is given, else the assumed size,
/// else the default.
/// </summary>
internal sealed class SizeExpression
{
    private readonly Slice[] slices;
    private readonly double otherwise;
    private readonly GraphQLError? problem;

    private SizeExpression(Slice[] slices, double otherwise, GraphQLError? problem)
    {
        this.slices = slices;
        this.otherwise = otherwise;
        this.problem = problem;
        IsConstant = Array.TrueForAll(slices, slice => slice.Variable < 0) && (problem is null || slices.Length == 1);
    }

    /// <summary>Whether every request has the same size here.</summary>
    public bool IsConstant { get; }

    public static SizeExpression Constant(double size) => new([], size, null);

    public static SizeExpression Create(
        ListSize? size, FieldDefinition definition, FieldNode node, VariablePlan variables, double defaultSize)
    {
        if (size is null)
        {
            return Constant(defaultSize);
        }

        var found = new List<Slice>();
        foreach (var argument in size.SlicingArguments)
        {
            var literal = node.Arguments.LastOrDefault(given => given.Name.Value == argument.Name)?.Value;
            var fallback = NumberOf(argument.DefaultValue);
            if (literal is VariableNode variable)
            {
                found.Add(new Slice(variables.IndexOf(variable.Name.Value), fallback));
            }
            else if ((literal is null ? fallback : NumberOf(literal)) is { } number)
            {
                found.Add(new Slice(-1, number));
            }
        }

        var requiresOne = size.RequiresOne && !size.SlicingArguments.IsEmpty;
        return new SizeExpression(
            [.. found], size.AssumedSize ?? defaultSize, requiresOne ? Problem(size, definition, node) : null);
    }

    public double Of(CostEvaluation? at)
    {
        var given = 0;
        var largest = 0.0;
        foreach (var slice in slices)
        {
            if (ValueOf(slice, at) is { } value)
            {
                given++;
                largest = Math.Max(largest, value);
            }
        }

        if (problem is not null && given != 1 && at is not null)
        {
            at.Problem ??= problem;
        }

        return given > 0 ? largest : otherwise;
    }

    private static double? ValueOf(Slice slice, CostEvaluation? at)
    {
        if (slice.Variable < 0 || !at!.Variables.IsPresent(slice.Variable))
        {
            return slice.Number;
        }

        return at.Variables[slice.Variable] switch
        {
            int number => number,
            long number => number,
            _ => null,
        };
    }

    private static double? NumberOf(ValueNode? literal) =>
        literal is IntValueNode number && double.TryParse(number.Value, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static GraphQLError Problem(ListSize size, FieldDefinition definition, FieldNode node)
    {
        var names = string.Join(", ", size.SlicingArguments.Select(argument => argument.Name));
        return new GraphQLError(
            $"Field \"{definition.Coordinate}\" needs exactly one of its slicing arguments ({names}), " +
            "so that its cost is known.",
            node)
        {
            Code = ErrorCodes.SlicingArgumentRequired,
        };
    }

    /// <summary>One slicing argument.</summary>
    /// <param name="Variable">The variable that gives it, or -1.</param>
    /// <param name="Number">The number given or, when the variable is absent, the default; null for none.</param>
    private readonly record struct Slice(int Variable, double? Number);
}
