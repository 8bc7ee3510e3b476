namespace HeadlessCrm.Api.Imports;

/// <summary>The columns a kind of import knows, in the order in which rows hold their values.</summary>
/// <param name="Names">All names.</param>
/// <param name="Required">The names a file must have.</param>
internal sealed record ImportColumns(string[] Names, string[] Required)
{
    public int IndexOf(string name) => Array.IndexOf(Names, name);
}
