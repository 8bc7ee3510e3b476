using HeadlessCrm.GraphQL.Coercion;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>The distinct boolean variables that an operation's conditions use, numbered.</summary>
internal sealed class Flags
{
    private readonly Dictionary<string, int> byVariable = new(StringComparer.Ordinal);
    private readonly List<string> variables = [];

    public int Count => variables.Count;

    public int Of(string variable)
    {
        lock (byVariable)
        {
            if (!byVariable.TryGetValue(variable, out var flag))
            {
                byVariable[variable] = flag = variables.Count;
                variables.Add(variable);
            }

            return flag;
        }
    }

    /// <summary>
    /// The flags' values in a request. An absent or null variable reads as false here; selections that depend on a null
    /// one fail before they are looked at (<see cref="TypePlan.Guards"/>).
    /// </summary>
    public bool[] Read(VariableValues values, out bool[]? nulls)
    {
        nulls = null;
        if (variables.Count == 0)
        {
            return [];
        }

        var flags = new bool[variables.Count];
        for (var flag = 0; flag < flags.Length; flag++)
        {
            var index = values.IndexOf(variables[flag]);
            if (index >= 0 && values.IsPresent(index) && values[index] is bool value)
            {
                flags[flag] = value;
            }
            else
            {
                (nulls ??= new bool[flags.Length])[flag] = true;
            }
        }

        return flags;
    }
}
