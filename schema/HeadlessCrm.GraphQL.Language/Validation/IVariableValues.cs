namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>What a request gives for a variable.</summary>
public enum VariableState
{
    /// <summary>Nothing, and there is no default.</summary>
    Absent,

    /// <summary>Null, given or by default.</summary>
    Null,

    /// <summary>A value other than null.</summary>
    Given,
}

/// <summary>The coerced variables of a request, as far as the validation of literals needs them.</summary>
public interface IVariableValues
{
    /// <summary>What is given for the variable of a name (without the $).</summary>
    VariableState GetState(string name);
}
