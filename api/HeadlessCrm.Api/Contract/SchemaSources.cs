using System.Reflection;
using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.Api.Contract;

/// <summary>
/// The SDL files of the contract, carried in the assembly: a program and its contract cannot come apart.
/// </summary>
internal static class SchemaSources
{
    private const string Prefix = "schema/";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Source> Read()
    {
        var home = Assembly.GetExecutingAssembly();
        return
        [
            .. home.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new Source(Read(home, name), name[Prefix.Length..])),
        ];
    }

    private static string Read(Assembly home, string name)
    {
        using var reader = new StreamReader(home.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
