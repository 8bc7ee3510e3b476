using System.Text.RegularExpressions;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>
/// Each part speaks its own language, in names and in comments alike: a word from another part is the first sign of a rule
/// in the wrong room. Identifiers are split at their capitals, so <c>CustomerId</c> contains the word customer.
/// </summary>
public sealed partial class VocabularyTests
{
    private static readonly string[] Crm =
        ["customer", "customers", "dealer", "dealers", "vehicle", "vehicles", "loyalty", "reward", "rewards", "campaign", "odometer", "rfm"];

    private static readonly string[] GraphQL = ["graphql", "resolver", "resolvers", "mutation", "mutations", "introspection", "sdl"];

    private static readonly string[] Storage =
        ["sqlite", "postgres", "postgresql", "npgsql", "cosmos", "sql", "entityframework", "efcore", "linq2db", "dbcontext"];

    [Theory]
    [InlineData("schema/HeadlessCrm.GraphQL.Language")]
    [InlineData("api/HeadlessCrm.GraphQL")]
    [InlineData("api/HeadlessCrm.GraphQL.AspNetCore")]
    public void The_engine_has_no_word_of_the_trade_or_of_storage(string folder)
    {
        Complaints.None(Uses(folder, [.. Crm, .. Storage]));
    }

    [Fact]
    public void The_domain_has_no_word_of_the_protocol_or_of_storage()
    {
        Complaints.None(Uses("api/HeadlessCrm.Domain", [.. GraphQL, .. Storage]));
    }

    private static IEnumerable<string> Uses(string folder, IReadOnlyCollection<string> words)
    {
        var foreign = words.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            from path in Repository.CSharpFiles
            where path.StartsWith(folder + "/", StringComparison.Ordinal)
            from line in Repository.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
            from word in Words(line.Text).Where(foreign.Contains).Distinct(StringComparer.OrdinalIgnoreCase)
            select $"{path}:{line.Number}: {word}";
    }

    private static IEnumerable<string> Words(string line)
    {
        // The product's own name is in every namespace.
        return Runs().Matches(line.Replace("HeadlessCrm", "", StringComparison.Ordinal)).SelectMany(run =>
        {
            // EntityFramework and DbContext are words of their own as well as two.
            var parts = Parts().Matches(run.Value).Select(part => part.Value).ToList();
            return parts.Concat(parts.Zip(parts.Skip(1), (first, second) => first + second));
        });
    }

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Runs();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Parts();
}
