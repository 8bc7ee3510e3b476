using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>A restore today and a restore in a year bring the same packages.</summary>
public sealed partial class PackageVersionTests
{
    private static readonly IReadOnlyList<XElement> Central =
        [.. XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")];

    [Fact]
    public void Projects_take_their_versions_from_the_central_file()
    {
        var own =
            from project in Repository.Projects
            from item in project.Items("PackageReference")
            where item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null || item.Element("Version") is not null
            select $"{project.Path}: {item.Attribute("Include")?.Value}";

        Complaints.None(own);
    }

    [Fact]
    public void Every_referenced_package_has_a_central_version()
    {
        var known = Central.Select(item => item.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Complaints.None(Repository.Projects.SelectMany(project => project.Includes("PackageReference")).Distinct().Where(name => !known.Contains(name)));
    }

    [Fact]
    public void Central_versions_are_exact_and_pin_what_comes_with_them()
    {
        Complaints.None(Central.Select(item => item.Attribute("Version")!.Value).Where(version => !ExactVersion().IsMatch(version)));
        Assert.Contains(
            "<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>",
            Repository.Read("Directory.Packages.props"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Npm_packages_are_locked_without_naming_a_registry()
    {
        foreach (var path in Repository.Files.Where(path => path.EndsWith("/package.json", StringComparison.Ordinal)))
        {
            var locked = path.Replace("package.json", "package-lock.json", StringComparison.Ordinal);
            Assert.True(Repository.Has(locked), $"{path} has no lock file beside it");
            Assert.DoesNotContain("\"resolved\"", Repository.Read(locked), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^\d+(\.\d+)+(-[\w.]+)?$")]
    private static partial Regex ExactVersion();
}
