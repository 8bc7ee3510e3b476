using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Domain.VinTable;

/// <summary>How much was written.</summary>
/// <param name="Manufacturers">World manufacturer identifiers.</param>
/// <param name="Schemas">Schemas of positions 4 to 9.</param>
/// <param name="Models">Models.</param>
internal sealed record ExtractCounts(int Manufacturers, int Schemas, int Models);

/// <summary>
/// Takes of the vPIC data what make, model, body and fuel of motor vehicles are decoded from, as lines of fields between tabs. The first
/// field says of what a line is, and lines come after those they name:
/// <code>
/// K id name                                    make
/// M id name make-id                            model
/// B id name · F id name · T id name · C id name   body class, fuel, vehicle type, country
/// S id [M|B|F]value-id=pattern,pattern …          schema
/// W code manufacturer type-id country-id make-ids schema-id:from-to …   world manufacturer identifier; to is empty when it is open
/// </code>
/// </summary>
internal static class VpicExtract
{
    /// <summary>Motorcycles, passenger cars, trucks, buses, multipurpose and low speed vehicles, incomplete ones; no trailers.</summary>
    private const string MotorVehicles = "(1, 2, 3, 5, 7, 9, 10)";

    private const string Manufacturers = $"SELECT Id FROM Wmi WHERE VehicleTypeId IN {MotorVehicles}";
    private const string Schemas = $"SELECT VinSchemaId FROM Wmi_VinSchema WHERE WmiId IN ({Manufacturers})";
    private const string Patterns = $"FROM Pattern WHERE ElementId IN (5, 24, 28) AND VinSchemaId IN ({Schemas})";

    /// <summary>Writes the lines, always the same for the same data.</summary>
    public static ExtractCounts Write(SqliteConnection vpic, TextWriter to)
    {
        const string models = $"SELECT DISTINCT CAST(AttributeId AS INTEGER) {Patterns} AND ElementId = 28";
        WriteRows(
            vpic,
            to,
            $"""
            SELECT 'K', Id, Name FROM Make WHERE Id IN (SELECT MakeId FROM Make_Model WHERE ModelId IN ({models}))
                OR Id IN (SELECT MakeId FROM Wmi_Make WHERE WmiId IN ({Manufacturers})) ORDER BY Id
            """);
        var modelCount = WriteRows(
            vpic,
            to,
            $"""
            SELECT 'M', m.Id, m.Name, MIN(k.MakeId) FROM Model m JOIN Make_Model k ON k.ModelId = m.Id
            WHERE m.Id IN ({models}) GROUP BY m.Id ORDER BY m.Id
            """);
        WriteRows(vpic, to, "SELECT 'B', Id, Name FROM BodyStyle ORDER BY Id");
        WriteRows(vpic, to, "SELECT 'F', Id, Name FROM FuelType ORDER BY Id");
        WriteRows(vpic, to, "SELECT 'T', Id, Name FROM VehicleType ORDER BY Id");
        WriteRows(vpic, to, "SELECT 'C', Id, Name FROM Country ORDER BY Id");
        var schemaCount = WriteSchemas(vpic, to);
        var manufacturerCount = WriteRows(
            vpic,
            to,
            $"""
            SELECT 'W', w.Wmi, COALESCE(m.Name, ''), w.VehicleTypeId, COALESCE(w.CountryId, ''),
                COALESCE((SELECT group_concat(MakeId) FROM (SELECT MakeId FROM Wmi_Make WHERE WmiId = w.Id ORDER BY MakeId)), ''),
                COALESCE((SELECT group_concat(VinSchemaId || ':' || YearFrom || '-' || COALESCE(YearTo, ''), ' ')
                    FROM (SELECT DISTINCT VinSchemaId, YearFrom, YearTo FROM Wmi_VinSchema
                        WHERE WmiId = w.Id ORDER BY VinSchemaId, YearFrom)), '')
            FROM Wmi w LEFT JOIN Manufacturer m ON m.Id = w.ManufacturerId
            WHERE w.Id IN ({Manufacturers}) ORDER BY w.Wmi, w.Id
            """);
        return new ExtractCounts(manufacturerCount, schemaCount, modelCount);
    }

    private static int WriteSchemas(SqliteConnection vpic, TextWriter to)
    {
        using var command = vpic.CreateCommand();
        command.CommandText =
            $"""
            SELECT VinSchemaId, CASE ElementId WHEN 5 THEN 'B' WHEN 24 THEN 'F' ELSE 'M' END AS Kind, AttributeId, group_concat(Keys)
            FROM (SELECT DISTINCT VinSchemaId, ElementId, AttributeId, upper(Keys) AS Keys {Patterns} ORDER BY Keys)
            GROUP BY VinSchemaId, ElementId, AttributeId ORDER BY VinSchemaId, Kind DESC, CAST(AttributeId AS INTEGER)
            """;
        using var rows = command.ExecuteReader();
        var count = 0;
        var current = -1L;
        while (rows.Read())
        {
            if (rows.GetInt64(0) != current)
            {
                to.Write(count++ == 0 ? string.Empty : "\n");
                current = rows.GetInt64(0);
                to.Write(string.Create(CultureInfo.InvariantCulture, $"S\t{current}"));
            }

            to.Write($"\t{rows.GetString(1)}{rows.GetString(2)}={rows.GetString(3)}");
        }

        to.WriteLine();
        return count;
    }

    private static int WriteRows(SqliteConnection vpic, TextWriter to, string sql)
    {
        using var command = vpic.CreateCommand();
#pragma warning disable CA2100 // Statements of this file alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
        {
            for (var i = 0; i < rows.FieldCount; i++)
            {
                to.Write(i == 0 ? string.Empty : "\t");
                to.Write(Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)!.Trim());
            }

            to.WriteLine();
            count++;
        }

        return count;
    }
}
