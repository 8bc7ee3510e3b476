using System.Text;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// The variables of one operation: their resolved types and coerced defaults. Made once per operation; complete when
/// the arguments of the operation are compiled too, read only from then on.
/// </summary>
public sealed class VariablePlan
{
    private readonly Entry[] entries;

    internal VariablePlan(Entry[] entries)
    {
        this.entries = entries;
        HasErrors = Array.Exists(entries, entry => entry.Errors.Length > 0);
    }

    /// <summary>The plan of an operation that declares no variables.</summary>
    public static VariablePlan Empty { get; } = new([]);

    /// <summary>How many variables the operation declares.</summary>
    public int Count => entries.Length;

    /// <summary>Whether a type or a default is wrong, which validation reports first when it is not skipped.</summary>
    internal bool HasErrors { get; }

    internal ReadOnlySpan<Entry> Entries => entries;

    /// <summary>The index of a variable by its name without $, or -1.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// The index of a variable by its name in UTF-8, or -1; searched from where the last one was found.
    /// </summary>
    internal int IndexOf(ReadOnlySpan<byte> name, int start)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            var index = start + i < entries.Length ? start + i : start + i - entries.Length;
            if (name.SequenceEqual(entries[index].Utf8Name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Makes requests keep the JSON of a variable beside its coerced value.</summary>
    internal void KeepSource(string name)
    {
        if (IndexOf(name) is >= 0 and var index)
        {
            entries[index].KeepSource = true;
        }
    }

    /// <summary>One variable.</summary>
    internal sealed class Entry(
        VariableDefinitionNode node, InputCoercer? coercer, object? defaultValue, GraphQLError[] errors)
    {
        public VariableDefinitionNode Node { get; } = node;

        public string Name { get; } = node.Variable.Name.Value;

        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(node.Variable.Name.Value);

        /// <summary>Null when the type is no input type.</summary>
        public InputCoercer? Coercer { get; } = coercer;

        /// <summary>What the variable has when it is not given; <see cref="Absent.Value"/> without a default.</summary>
        public object? Default { get; } = defaultValue;

        /// <summary>What is wrong with the type (then the variable is never read) or with the default.</summary>
        public GraphQLError[] Errors { get; } = errors;

        public bool KeepSource { get; set; }

        public bool IsNonNull => Node.Type is NonNullTypeNode;
    }
}
