namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>What a literal evaluates to that does not fit its type; the reason is looked for only then.</summary>
internal sealed class Misfit
{
    public static readonly object Value = new Misfit();

    private Misfit()
    {
    }
}
