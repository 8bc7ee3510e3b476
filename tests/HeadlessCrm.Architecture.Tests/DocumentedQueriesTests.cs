using System.Text.RegularExpressions;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>A query that somebody copies out of the documents runs.</summary>
public sealed partial class DocumentedQueriesTests
{
    public static TheoryData<string, string> Queries()
    {
        var queries = new TheoryData<string, string>();
        foreach (var document in Repository.Files.Where(path => path is "README.md" || path.StartsWith("docs/", StringComparison.Ordinal)))
        {
            foreach (Match block in GraphQLBlock().Matches(Repository.Read(document)))
            {
                queries.Add(document, block.Groups["query"].Value);
            }
        }

        return queries;
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Fits_the_schema(string document, string query)
    {
        var schema = SchemaBuilder.Build(Repository.Files
            .Where(path => path.StartsWith("schema/crm/", StringComparison.Ordinal) && path.EndsWith(".graphql", StringComparison.Ordinal))
            .Select(path => new Source(Repository.Read(path), path)));

        Complaints.None(DocumentValidator.Validate(schema, Parser.Parse(new Source(query, document))).Select(error => error.ToString()));
    }

    [Fact]
    public void There_are_queries_to_try()
    {
        Assert.True(Queries().Count >= 3, "The README shows three queries worth trying.");
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```", RegexOptions.Singleline)]
    private static partial Regex GraphQLBlock();
}
