using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>
/// Decides which values are broken into lines. A value's place is not considered, only the length of its own text; lengths
/// of lists and objects are kept, so that a nested value is measured once.
/// </summary>
internal sealed class ValueLayout
{
    public const int MaxLineLength = 80;

    private const int SeparatorLength = 2;

    private readonly Dictionary<ValueNode, Extent> measured = [];

    public bool IsBroken(ListValueNode list) => Measure(list).Broken;

    public bool IsBroken(ObjectValueNode value) => Measure(value).Broken;

    public bool HasLineEnd(ValueNode? value) => value is not null && Measure(value).LineEnds > 0;

    public bool HasLineEnd(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            foreach (var argument in directive.Arguments)
            {
                if (HasLineEnd(argument.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The length of <c>name: value</c>.</summary>
    public int NamedLength(NameNode name, ValueNode value) => Named(name, value).Length;

    /// <summary>The length of items joined by commas, given the sum of their own lengths.</summary>
    public static int JoinedLength(int items, int count) => count == 0 ? 0 : items + (SeparatorLength * (count - 1));

    private Extent Named(NameNode name, ValueNode value)
    {
        var extent = Measure(value);
        return extent with { Length = name.Value.Length + 2 + extent.Length };
    }

    private Extent Measure(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                return Extent.OfLength(1 + variable.Name.Value.Length);
            case IntValueNode number:
                return Extent.OfLength(number.Value.Length);
            case FloatValueNode number:
                return Extent.OfLength(number.Value.Length);
            case EnumValueNode name:
                return Extent.OfLength(name.Value.Length);
            case BooleanValueNode boolean:
                return Extent.OfLength(boolean.Value ? 4 : 5);
            case NullValueNode:
                return Extent.OfLength(4);
            case StringValueNode { Block: false } text:
                return Extent.OfLength(QuotedString.Length(text.Value));
            case StringValueNode text:
                return Extent.OfText(BlockString.Print(text.Value));
            default:
                return MeasureContainer(value);
        }
    }

    private Extent MeasureContainer(ValueNode value)
    {
        if (!measured.TryGetValue(value, out var extent))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            extent = value is ListValueNode list ? MeasureList(list) : MeasureObject((ObjectValueNode)value);
            measured.Add(value, extent);
        }

        return extent;
    }

    private Extent MeasureList(ListValueNode list)
    {
        var items = default(Extent);
        foreach (var item in list.Values)
        {
            items = items.Plus(Measure(item));
        }

        return Surround(items, list.Values.Length, bracketLength: 1);
    }

    private Extent MeasureObject(ObjectValueNode value)
    {
        var items = default(Extent);
        foreach (var field in value.Fields)
        {
            items = items.Plus(Named(field.Name, field.Value));
        }

        // The brackets of an object on one line have a blank beside them.
        return Surround(items, value.Fields.Length, bracketLength: 2);
    }

    private static Extent Surround(Extent items, int count, int bracketLength)
    {
        var onOneLine = (2 * bracketLength) + JoinedLength(items.Length, count);
        if (onOneLine <= MaxLineLength)
        {
            return new Extent(onOneLine, items.LineEnds, Broken: false);
        }

        // Each item on lines of its own, all of them indented by two; a bracket and a line end before and after.
        var inner = items.Length + count - 1;
        var innerLineEnds = items.LineEnds + count - 1;
        return new Extent(inner + (2 * (innerLineEnds + 1)) + 4, innerLineEnds + 2, Broken: true);
    }

    private readonly record struct Extent(int Length, int LineEnds, bool Broken)
    {
        public static Extent OfLength(int length) => new(length, 0, Broken: false);

        public static Extent OfText(string text)
        {
            var lineEnds = 0;
            foreach (var character in text)
            {
                lineEnds += character == '\n' ? 1 : 0;
            }

            return new Extent(text.Length, lineEnds, Broken: false);
        }

        public Extent Plus(Extent other) => new(Length + other.Length, LineEnds + other.LineEnds, Broken: false);
    }
}
