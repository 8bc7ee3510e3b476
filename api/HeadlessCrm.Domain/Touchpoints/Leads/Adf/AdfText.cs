using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace HeadlessCrm.Domain.Touchpoints.Leads.Adf;

/// <summary>
/// Makes XML of what senders call ADF: without a declaration, with entities of web pages, with bare ampersands, with several roots.
/// What could name files or other hosts, document types and their entities, is never read.
/// </summary>
internal static class AdfText
{
    // Documents come from anybody: none may take long to search.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly Regex DocumentType = new(@"<!\s*(DOCTYPE|ENTITY)", Linear | RegexOptions.IgnoreCase);

    private static readonly Regex Declaration = new(@"<\?.*?\?>", Linear | RegexOptions.Singleline);

    private static readonly Regex Unwritable = new("[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFEFF\\uFFFE\\uFFFF]", Linear);

    private static readonly Regex Entity = new(
        @"<!\[CDATA\[.*?\]\]>|&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?", Linear | RegexOptions.Singleline);

    /// <summary>The longest document, in characters.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>The document's prospects, or why it cannot be read.</summary>
    public static (IReadOnlyList<XElement> Prospects, string? Fault) Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return ([], $"it has {text.Length} characters; at most {MaxLength} are allowed.");
        }

        if (DocumentType.IsMatch(text))
        {
            return ([], "it has a document type or entity declaration, which is not accepted; leave it out.");
        }

        // Declarations may stand anywhere and say anything: the text has been decoded already.
        var clean = Entity.Replace(Unwritable.Replace(Declaration.Replace(text, string.Empty), string.Empty), Readable);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader($"<document>{clean}</document>"), settings);
            XElement[] prospects = [.. XDocument.Load(reader).Descendants().Where(element => Is(element, "prospect"))];
            return prospects.Length == 0 ? ([], "it has no <prospect>; send at least one.") : (prospects, null);
        }
        catch (XmlException fault)
        {
            return ([], $"it is no XML: {fault.Message}");
        }
    }

    /// <summary>Whether an element has a name, in capital or small letters and in whatever namespace.</summary>
    public static bool Is(XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Readable(Match match)
    {
        var text = match.Value;
        if (text.StartsWith("<![CDATA[", StringComparison.Ordinal) || text is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            return text;
        }

        var decoded = text.Length > 1 ? WebUtility.HtmlDecode(text) : text;
        var isKnown = decoded != text && decoded.All(character => character >= ' ' || character is '\t' or '\n' or '\r');
        return isKnown ? new StringBuilder(decoded).Replace("&", "&amp;").Replace("<", "&lt;").ToString() : $"&amp;{text[1..]}";
    }
}
