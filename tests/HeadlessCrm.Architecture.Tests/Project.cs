using System.Xml.Linq;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>A project file, read as XML and not evaluated: what it says is what is judged.</summary>
internal sealed record Project(string Name, string Path, string Folder, XDocument Xml)
{
    public static Project Load(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var folder = path[..path.LastIndexOf('/')];
        return new Project(name, path, folder, XDocument.Load(System.IO.Path.Combine(Repository.Root, path)));
    }

    /// <summary>The names of the projects it references.</summary>
    public IEnumerable<string> References => Includes("ProjectReference")
        .Select(include => System.IO.Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    /// <summary>The items of one kind.</summary>
    public IEnumerable<XElement> Items(string kind) => Xml.Descendants(kind);

    /// <summary>The <c>Include</c> of the items of one kind.</summary>
    public IEnumerable<string> Includes(string kind) => Items(kind).Attributes("Include").Select(include => include.Value);
}
