using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// Literals as they are when no variable has a value: a field given a variable is left out, any other variable is null.
/// The reference quotes lists and objects so where a scalar or enum is expected.
/// </summary>
internal static class AbsentVariables
{
    /// <summary>The literal without variables; the same object when it holds none.</summary>
    public static ValueNode Remove(ValueNode value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            VariableNode => new NullValueNode(value.Span),
            ListValueNode list => RemoveIn(list),
            ObjectValueNode literal => RemoveIn(literal),
            _ => value,
        };
    }

    private static ListValueNode RemoveIn(ListValueNode list)
    {
        ImmutableArray<ValueNode>.Builder? replaced = null;
        for (var i = 0; i < list.Values.Length; i++)
        {
            var item = Remove(list.Values[i]);
            if (!ReferenceEquals(item, list.Values[i]))
            {
                replaced ??= list.Values.ToBuilder();
                replaced[i] = item;
            }
        }

        return replaced is null ? list : new ListValueNode(list.Span, replaced.ToImmutable());
    }

    private static ObjectValueNode RemoveIn(ObjectValueNode literal)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>(literal.Fields.Length);
        foreach (var field in literal.Fields)
        {
            if (field.Value is not VariableNode)
            {
                var value = Remove(field.Value);
                fields.Add(ReferenceEquals(value, field.Value)
                    ? field
                    : new ObjectFieldNode(field.Span, field.Name, value));
            }
        }

        return new ObjectValueNode(literal.Span, fields.ToImmutable());
    }
}
