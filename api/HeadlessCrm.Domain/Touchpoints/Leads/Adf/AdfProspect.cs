using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Touchpoints.Leads.Adf;

/// <summary>Reads a prospect of the Auto-lead Data Format 1.0 into the command that records its lead.</summary>
internal static class AdfProspect
{
    private const int MaxNameLength = 200;
    private const double KilometresPerMile = 1.609344;

    // Documents come from anybody: none may take long to search.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly string[] TimeParts = ["year", "month", "day", "hour", "minute", "second"];

    private static readonly Regex Time = new(
        @"^\s*(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})" +
        @"([T\s]+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,][0-9]+)?)?)?" +
        @"\s*(?<offset>[zZ]|[+-][0-9]{1,2}:?[0-9]{0,2})?\s*$",
        Linear);

    private static readonly Regex Email = new(@"^[^@\s]+@[^@\s]+$", Linear);

    private static readonly Regex Space = new(@"[ \t\u00A0]+", Linear);

    /// <summary>The command, without a dealer; or what is missing for one.</summary>
    /// <param name="prospect">The element.</param>
    /// <param name="zone">The time zone of times that name none.</param>
    /// <param name="now">Takes the place of a time that is missing, unreadable or in the future.</param>
    public static (RecordLeadCommand? Command, string? Fault) Read(XElement prospect, TimeZoneInfo zone, DateTimeOffset now)
    {
        var customer = Child(prospect, "customer");
        var contact = customer is null ? null : Child(customer, "contact") ?? customer;
        var names = contact is null ? new Names(null, null, null) : NamesOf(contact);
        var points = contact is null ? [] : PointsOf(contact);
        if (names.IsEmpty && points.Count == 0)
        {
            return (null, "its <customer> has neither a name nor an e-mail address, telephone number or postal address.");
        }

        var source = SourceOf(prospect);
        var reference = new ExternalReference(Cut($"adf-{source}", ReferenceRules.MaxSystemLength), KeyOf(prospect));
        var own = customer is null ? null : Text(customer, "id", ReferenceRules.MaxIdLength);
        var vehicles = prospect.Elements().Where(element => AdfText.Is(element, "vehicle")).ToList();
        return (
            new RecordLeadCommand
            {
                Source = Cut(source, LeadRules.MaxCodeLength),
                ExternalReference = reference,
                Customer = new UpsertCustomerCommand
                {
                    Source = new CustomerSource { Reference = new(reference.System, own ?? reference.Id) },
                    GivenName = names.Given,
                    FamilyName = names.Family,
                    CompanyName = names.Company,
                    DisplayName = names.IsEmpty ? points[0].Value[..Math.Min(points[0].Value.Length, MaxNameLength)] : null,
                    ContactPoints = points,
                },
                Vehicle = vehicles.Where(vehicle => !IsTradeIn(vehicle)).Select(VehicleOf).FirstOrDefault(),
                TradeIn = vehicles.Where(IsTradeIn).Select(VehicleOf).FirstOrDefault(),
                Comments = customer is null ? null : Text(customer, "comments", LeadRules.MaxCommentsLength),
                ReceivedAt = Text(prospect, "requestdate", 64) is { } at && TimeOf(at, zone) is { } time && time <= now ? time : null,
                Raw = prospect.ToString(),
            },
            null);
    }

    /// <summary>What names the dealer: the vendor's id, and its name.</summary>
    public static (string? Id, string? Name) VendorOf(XElement prospect)
    {
        var vendor = Child(prospect, "vendor");
        var contact = vendor is null ? null : Child(vendor, "contact");
        return vendor is null
            ? (null, null)
            : (
                Text(vendor, "id", LeadRules.MaxCodeLength),
                Text(vendor, "vendorname", MaxNameLength) ?? Text(contact, "name", MaxNameLength));
    }

    /// <summary>A time as senders write it; null when it is none.</summary>
    internal static DateTimeOffset? TimeOf(string text, TimeZoneInfo zone)
    {
        var match = Time.Match(text);
        if (!match.Success)
        {
            return null;
        }

        int[] parts =
        [
            .. TimeParts.Select(part => match.Groups[part] is { Success: true } found
                ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture)
                : 0),
        ];

        if (parts[0] is < 1900 or > 2200 || parts[1] is 0 or > 12 || parts[2] == 0 || parts[2] > DateTime.DaysInMonth(parts[0], parts[1])
            || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        {
            return null;
        }

        var local = new DateTime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], DateTimeKind.Unspecified);
        return new DateTimeOffset(local, OffsetOf(match.Groups["offset"].Value) ?? zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static TimeSpan? OffsetOf(string text)
    {
        if (text.Length == 0 || text is "Z" or "z")
        {
            return text.Length == 0 ? null : TimeSpan.Zero;
        }

        // Hours, then minutes of which the last digit may have been lost.
        var digits = text[1..].Replace(":", string.Empty, StringComparison.Ordinal);
        var hours = int.Parse(digits[..Math.Min(2, digits.Length)], CultureInfo.InvariantCulture);
        var minutes = digits.Length > 2 ? int.Parse(digits[2..].PadRight(2, '0')[..2], CultureInfo.InvariantCulture) : 0;
        var offset = new TimeSpan(hours, minutes, 0);
        return offset > TimeSpan.FromHours(14) ? null : text[0] == '-' ? -offset : offset;
    }

    private static string SourceOf(XElement prospect)
    {
        var provider = Child(prospect, "provider");
        return Attribute(Child(prospect, "id"), "source")
            ?? Text(provider, "name", LeadRules.MaxCodeLength)
            ?? Text(provider, "service", LeadRules.MaxCodeLength)
            ?? "unknown";
    }

    // Without an id of its own a prospect is known by what it says.
    private static string KeyOf(XElement prospect)
    {
        var id = Child(prospect, "id");
        return Text(prospect, "id", ReferenceRules.MaxIdLength)
            ?? (Attribute(id, "sequence") is { Length: > 3 } sequence ? Cut(sequence, ReferenceRules.MaxIdLength) : null)
            ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prospect.ToString(SaveOptions.DisableFormatting))));
    }

    private static Names NamesOf(XElement contact)
    {
        string? first = null, middle = null, last = null, full = null, company = null;
        foreach (var name in contact.Elements().Where(element => AdfText.Is(element, "name")))
        {
            if (Clean(name.Value, MaxNameLength) is not { } text)
            {
                continue;
            }

            var isBusiness = Attribute(name, "type")?.Equals("business", StringComparison.OrdinalIgnoreCase) == true;
            switch (Attribute(name, "part")?.ToLowerInvariant())
            {
                case "first": first ??= text; break;
                case "middle": middle ??= text; break;
                case "last" or "surname": last ??= text; break;
                default:
                    company ??= isBusiness ? text : null;
                    full ??= isBusiness ? null : text;
                    break;
            }
        }

        if (first is null && last is null && full is not null)
        {
            var cut = full.LastIndexOf(' ');
            (first, last) = cut < 0 ? (full, null) : (full[..cut].TrimEnd(), full[(cut + 1)..]);
        }

        return new Names(middle is null ? first : Cut($"{first} {middle}".Trim(), MaxNameLength), last, company);
    }

    private static List<ContactPoint> PointsOf(XElement contact)
    {
        var points = new List<ContactPoint>();
        foreach (var element in contact.Elements())
        {
            if (AdfText.Is(element, "email") && Clean(element.Value, 400) is { } address && Email.IsMatch(address))
            {
                Add(Channel.Email, address);
            }
            else if (AdfText.Is(element, "phone") && Clean(element.Value, 400) is { } number && number.Any(char.IsAsciiDigit))
            {
                Add(ChannelOf(Attribute(element, "type")), number);
            }
            else if (AdfText.Is(element, "address"))
            {
                var lines = element.Elements().Select(line => Clean(line.Value, 400)).OfType<string>();
                if (Clean(string.Join(", ", lines), 400) is { } postal)
                {
                    Add(Channel.Post, postal);
                }
            }
        }

        return points;

        void Add(Channel channel, string value)
        {
            if (points.Count < 20 && !points.Exists(point => point.Channel == channel && point.Value == value))
            {
                points.Add(new ContactPoint(channel, value));
            }
        }
    }

    private static Channel ChannelOf(string? type) => type?.ToLowerInvariant() switch
    {
        "cellphone" or "mobile" or "cell" => Channel.Mobile,
        "fax" => Channel.Fax,
        _ => Channel.Phone,
    };

    private static bool IsTradeIn(XElement vehicle) =>
        Attribute(vehicle, "interest")?.Replace("-", string.Empty, StringComparison.Ordinal)
            .Equals("tradein", StringComparison.OrdinalIgnoreCase) == true;

    private static LeadVehicle VehicleOf(XElement vehicle)
    {
        var odometer = Child(vehicle, "odometer");
        var isMiles = Attribute(odometer, "units")?.StartsWith("mi", StringComparison.OrdinalIgnoreCase) == true;
        var distance = Number(odometer?.Value);
        return new LeadVehicle(
            Attribute(vehicle, "interest"),
            Attribute(vehicle, "status"),
            Number(Child(vehicle, "year")?.Value) is { } year and >= 1880 and <= 2200 ? year : null,
            VehicleText("make"),
            VehicleText("model"),
            VehicleText("trim"),
            VehicleText("vin"),
            VehicleText("stock"),
            distance is { } read && isMiles ? (int)Math.Min(int.MaxValue, Math.Round(read * KilometresPerMile)) : distance);

        string? VehicleText(string name) => Text(vehicle, name, LeadRules.MaxVehicleTextLength);
    }

    private static int? Number(string? text) =>
        int.TryParse(
            text?.Replace(",", string.Empty, StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static XElement? Child(XElement? parent, string name) =>
        parent?.Elements().FirstOrDefault(element => AdfText.Is(element, name));

    private static string? Text(XElement? parent, string name, int maxLength) =>
        Child(parent, name) is { } child ? Clean(child.Value, maxLength) : null;

    private static string? Attribute(XElement? element, string name) => element?.Attributes()
        .Where(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(attribute => Clean(attribute.Value, LeadRules.MaxVehicleTextLength)).FirstOrDefault();

    /// <summary>A text with its white space tidied; null when nothing is left.</summary>
    private static string? Clean(string text, int maxLength)
    {
        var tidy = Space.Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), " ").Trim();
        var printable = new string([.. tidy.Where(character => character == '\n' || !char.IsControl(character))]);
        return printable.Length == 0 ? null : Cut(printable, maxLength);
    }

    private static string Cut(string text, int maxLength) =>
        text.Length <= maxLength ? text : text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];

    private readonly record struct Names(string? Given, string? Family, string? Company)
    {
        public bool IsEmpty => Given is null && Family is null && Company is null;
    }
}
