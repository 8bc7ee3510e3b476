namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Stands in arrays of coerced values where no value was given, which is something else than null.</summary>
internal sealed class Absent
{
    public static readonly object Value = new Absent();

    private Absent()
    {
    }
}
