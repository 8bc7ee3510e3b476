using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// The fragments of a document by name; of several with one name the last counts, as in the reference.
/// </summary>
internal sealed class FragmentIndex
{
    private readonly Dictionary<string, FragmentDefinitionNode>? byName;

    public FragmentIndex(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                byName ??= new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
                byName[fragment.Name.Value] = fragment;
                HasVariables |= !fragment.VariableDefinitions.IsDefaultOrEmpty;
            }
        }
    }

    /// <summary>Whether there are no fragments.</summary>
    public bool IsEmpty => byName is null;

    /// <summary>Whether some fragment declares variables (experimental fragment arguments).</summary>
    public bool HasVariables { get; }

    /// <summary>The fragment of a name, or null.</summary>
    public FragmentDefinitionNode? Get(string name) =>
        byName is not null && byName.TryGetValue(name, out var fragment) ? fragment : null;

    /// <summary>The variable of a name that a fragment declares, or null.</summary>
    public static VariableDefinitionNode? GetVariable(FragmentDefinitionNode fragment, string name)
    {
        var definitions = fragment.VariableDefinitions;
        for (var i = definitions.Length - 1; i >= 0; i--)
        {
            if (definitions[i].Variable.Name.Value == name)
            {
                return definitions[i];
            }
        }

        return null;
    }
}
