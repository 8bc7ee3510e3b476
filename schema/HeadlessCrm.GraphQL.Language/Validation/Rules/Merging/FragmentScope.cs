using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// What the variables of a fragment stand for where it is spread (experimental fragment arguments). Two uses of a
/// fragment with other arguments have other scopes; scopes are the same when they are the same object.
/// </summary>
internal sealed class FragmentScope
{
    private FragmentScope(FragmentDefinitionNode? fragment)
    {
        Fragment = fragment;
    }

    /// <summary>The scope of operations and of fragments without variables.</summary>
    public static FragmentScope None { get; } = new(null);

    private FragmentDefinitionNode? Fragment { get; }

    /// <summary>A fresh scope of a fragment, or <see cref="None"/> when it declares no variables.</summary>
    public static FragmentScope Of(FragmentDefinitionNode? fragment) =>
        fragment is null || fragment.VariableDefinitions.IsEmpty ? None : new FragmentScope(fragment);

    /// <summary>Whether a variable is the fragment's own.</summary>
    public bool Declares(string variable) =>
        Fragment is not null && FragmentIndex.GetVariable(Fragment, variable) is not null;
}
