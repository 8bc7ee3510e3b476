using System.Text.RegularExpressions;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>What a store must do is written once, and every store is held to it.</summary>
public sealed partial class StoreSpecificationTests
{
    private const string Specifications = "tests/HeadlessCrm.Storage.Specification/";

    [Fact]
    public void Every_store_interface_has_a_specification()
    {
        var specified = Declarations(Specifications, Specification());

        Complaints.None(StoreNames().Where(store => !specified.Contains(store))
            .Select(store => $"I{store} has no abstract class {store}Specification in {Specifications}"));
    }

    [Fact]
    public void Every_storage_project_derives_every_specification()
    {
        var missing =
            from project in Repository.Projects
            where project.Path.StartsWith("api/HeadlessCrm.Storage.", StringComparison.Ordinal) && Repository.Has($"tests/{project.Name}.Tests")
            let derived = Declarations($"tests/{project.Name}.Tests/", Derivation())
            from specification in Declarations(Specifications, Specification())
            where !derived.Contains(specification)
            select $"{project.Name}.Tests derives no test from {specification}Specification";

        Complaints.None(missing);
    }

    private static HashSet<string> StoreNames() => Declarations("api/HeadlessCrm.Domain/", StoreInterface());

    private static HashSet<string> Declarations(string folder, Regex pattern)
    {
        return Repository.CSharpFiles
            .Where(path => path.StartsWith(folder, StringComparison.Ordinal))
            .SelectMany(path => pattern.Matches(Repository.Read(path)))
            .Select(declaration => declaration.Groups["store"].Value)
            .ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\binterface I(?<store>\w+Store)\b")]
    private static partial Regex StoreInterface();

    [GeneratedRegex(@"\babstract (partial )?class (?<store>\w+Store)Specification\b")]
    private static partial Regex Specification();

    [GeneratedRegex(@"\bclass \w+(\([^)]*\))?\s*:\s*(?<store>\w+Store)Specification\b")]
    private static partial Regex Derivation();
}
