namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>What <c>match evaluate</c> was told on the command line.</summary>
/// <param name="File">The file of people.</param>
/// <param name="Truth">The column that tells whose record it is.</param>
/// <param name="Person">The pattern whose group <c>person</c> is the part of it that names the person.</param>
/// <param name="Without">Columns that take no part.</param>
/// <param name="MappingPath">The mapping file; null: columns are known by their names.</param>
internal sealed record PeopleOptions(string File, string Truth, string Person, IReadOnlyList<string> Without, string? MappingPath)
{
    /// <summary>
    /// FEBRL names its records <c>rec-N-org</c> and <c>rec-N-dup-K</c>; records of one N are of one person. A value without
    /// such an ending names the person as it stands.
    /// </summary>
    public const string FebrlPerson = "^(?<person>.+?)(?:-org|-dup-[0-9]+)?$";
}
