namespace HeadlessCrm.Architecture.Tests;

/// <summary>References point one way, so that each part can be understood, tested and published without those above it.</summary>
public sealed class ReferenceDirectionTests
{
    private const string Language = "HeadlessCrm.GraphQL.Language";
    private const string Engine = "HeadlessCrm.GraphQL";
    private const string Transports = "HeadlessCrm.GraphQL.AspNetCore";
    private const string Domain = "HeadlessCrm.Domain";
    private const string StoragePrefix = "HeadlessCrm.Storage.";
    private const string Host = "HeadlessCrm.Api";

    // A developers' tool that writes the migrations of the project it is named for; nothing references it.
    private const string ScaffoldingSuffix = ".Scaffolding";

    // Another: it writes the table that the domain decodes VINs with.
    private const string VinTable = "HeadlessCrm.Domain.VinTable";
    private const string Client = "HeadlessCrm.Client";
    private const string ClientGenerator = "HeadlessCrm.Client.Generator";

    [Fact]
    public void Projects_reference_only_what_lies_below_them()
    {
        var wrong =
            from project in Repository.Projects.Where(IsShipped)
            let allowed = AllowedReferences(project.Name) ?? []
            from reference in project.References
            where !allowed.Contains(reference) && !(project.Name == Host && IsStorage(reference) && !IsScaffolding(reference))
            select $"{project.Name} must not reference {reference}; it may reference: {string.Join(", ", allowed.DefaultIfEmpty("nothing"))}";

        Complaints.None(wrong);
    }

    [Fact]
    public void Every_shipped_project_has_its_place_in_the_layout()
    {
        var homeless = Repository.Projects.Where(IsShipped).Where(project => AllowedReferences(project.Name) is null)
            .Select(project => $"{project.Path} is not known to this test: say here what it may reference");

        Complaints.None(homeless);
    }

    [Fact]
    public void The_domain_needs_no_package_and_no_framework()
    {
        var domain = Repository.Projects.Single(project => project.Name == Domain);

        Assert.Equal("Microsoft.NET.Sdk", domain.Xml.Root!.Attribute("Sdk")!.Value);
        Complaints.None(domain.Includes("PackageReference"));
        Complaints.None(domain.Includes("FrameworkReference"));
    }

    [Fact]
    public void The_engine_runs_on_the_base_libraries_alone()
    {
        foreach (var project in Repository.Projects.Where(project => project.Name is Language or Engine or Transports))
        {
            // Back-ports for netstandard2.0, behind a condition, are parts of the base libraries.
            var packages = project.Items("PackageReference").Where(item => item.Parent!.Attribute("Condition") is null);
            Complaints.None(packages.Select(item => item.Attribute("Include")!.Value));
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("HeadlessCrm.sln").Replace('\\', '/');

        Complaints.None(Repository.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            .Select(project => $"{project.Path} is not in HeadlessCrm.sln: dotnet sln add {project.Path}"));
    }

    [Fact]
    public void Every_shipped_project_has_a_test_project_of_its_name()
    {
        Complaints.None(Repository.Projects.Where(IsShipped).Where(project => !IsScaffolding(project.Name) && project.Name != VinTable)
            .Select(project => $"tests/{project.Name}.Tests/{project.Name}.Tests.csproj")
            .Where(path => !Repository.Has(path)));
    }

    private static bool IsShipped(Project project)
    {
        return !project.Path.StartsWith("tests/", StringComparison.Ordinal) && !project.Path.StartsWith("examples/", StringComparison.Ordinal);
    }

    private static bool IsScaffolding(string name) => name.EndsWith(ScaffoldingSuffix, StringComparison.Ordinal);

    private static bool IsStorage(string name) => name.StartsWith(StoragePrefix, StringComparison.Ordinal);

    private static string[]? AllowedReferences(string project) => project switch
    {
        Language or Domain or Client or VinTable => [],
        Engine or ClientGenerator => [Language],
        Transports => [Engine, Language],
        Host => [Language, Engine, Transports, Domain],
        _ when IsScaffolding(project) => [project[..^ScaffoldingSuffix.Length]],
        _ when IsStorage(project) => [Domain],
        _ => null,
    };
}
