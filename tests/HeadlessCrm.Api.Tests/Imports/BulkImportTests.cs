using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary><c>bulkImport</c>: files that arrive over HTTP, good ones and bad ones.</summary>
public sealed class BulkImportTests : IAsyncLifetime
{
    private const string Header = "externalId,customerExternalId,occurredAt,kind,productType,quantity,net,cost,currency,dealerCode,odometerKm";
    private const int MaxFileLength = 200_000;

    private readonly CrmApi api = new()
    {
        Configure = builder =>
        {
            builder.Configuration["Imports:MaxFileLength"] = MaxFileLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
            builder.Configuration["Imports:BatchSize"] = "3";
            builder.Configuration["Imports:MaxErrors"] = "4";
        },
    };

    public ValueTask InitializeAsync() => api.InitializeAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public async Task Takes_good_rows_and_says_of_each_bad_one_where_and_why()
    {
        var text = $"{Header}\n" +
            "A1,C1,2026-03-01,SALE,CAR,1,100.50,60,USD,,\n" +
            "A2,C1,2026-03-02,SALE,CAR,1,12;5,,USD,,\n" +
            "A3,C2,2999-01-01,SALE,CAR,1,100,,USD,,\n" +
            "A4,C2,2026-03-04,SALE,\"CAR,1,100,,USD,,\n" +
            "A5,C2,2026-03-05,PARTS,TYRE,4,400,,USD,LIM1,15200\n" +
            "A5,C2,2026-03-05,PARTS,TYRE,4,401,,USD,LIM1,15200\n" +
            "A6,C3,2026-03-06,SALE,CAR,1,7,,USD,,\n";
        var answer = await api.ImportAsync(text, "bulk-1");

        Assert.Equal("COMPLETED", answer.Text("bulkOperation.state"));
        Assert.Null(answer.Text("bulkOperation.failure"));
        Assert.Equal([7, 3, 0, 0, 4, 3], answer.Counts());
        Assert.Equal(1, answer["bulkOperation.progress"].GetDouble());
        Assert.Equal("CONTRACT", answer.Text("bulkOperation.lawfulBasis"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), answer.Text("bulkOperation.file.sha256"));
        Assert.Equal(["3", "4", "5", "7"], answer.Texts("bulkOperation.errors.nodes", "line"));
        Assert.Equal(["net", "occurredAt", "", "externalId"], answer.Texts("bulkOperation.errors.nodes", "field"));

        var rejects = await api.Http.GetStringAsync(new Uri(answer.Text("bulkOperation.rejectsPath")!, UriKind.Relative));
        var lines = rejects.Split("\r\n", StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } crlf ? crlf : rejects.Trim().Split('\n');
        Assert.Equal("line,field,value,reason", lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("3,net,12;5,", lines[1], StringComparison.Ordinal);

        var stored = await api.AskAsync("""{ transactions(orderBy: [{ field: OCCURRED_AT }]) { totalCount nodes { net { amount } externalRef { system } } } }""");
        Assert.Equal(["100.50", "400.00", "7.00"], stored.Texts("transactions.nodes", "net.amount"));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_changed_row_corrects()
    {
        var text = $"{Header}\nB1,C1,2026-03-01,SALE,CAR,1,100,,USD,,\nB2,C1,2026-03-02,SALE,CAR,1,50,,USD,,\n";
        var run0 = await api.ImportAsync(text, "bulk-2");
        Assert.Equal([2, 2, 0, 0, 0, 1], run0.Counts());
        var run1 = await api.ImportAsync(text, "bulk-2");
        Assert.Equal([2, 0, 0, 2, 0, 0], run1.Counts());
        // An import corrects what was there before it began, which this clock must tell apart.
        api.Clock.Now = CrmApi.Start.AddMinutes(1);
        var run2 = await api.ImportAsync(text.Replace(",50,", ",55,", StringComparison.Ordinal), "bulk-2");
        Assert.Equal([2, 0, 1, 1, 0, 0], run2.Counts());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        var text = $"{Header}\nD1,C1,2026-03-01,SALE,CAR,1,100,,USD,,\nD2,C2,2026-03-02,SALE,CAR,1,x,,USD,,\n";
        var answer = await api.ImportAsync(text, "bulk-3", input => input["dryRun"] = true);

        Assert.Equal("COMPLETED", answer.Text("bulkOperation.state"));
        Assert.Equal([2, 1, 0, 0, 1, 1], answer.Counts());
        Assert.Equal(1, answer["bulkOperation.errors.totalCount"].GetInt32());
        var stored = await api.AskAsync("{ transactions { totalCount } customers { totalCount } }");
        Assert.Equal(0, stored["transactions.totalCount"].GetInt32());
        Assert.Equal(0, stored["customers.totalCount"].GetInt32());
    }

    [Fact]
    public async Task One_key_starts_one_operation()
    {
        var input = ImportClient.Input(await api.SendTextAsync($"{Header}\nE1,C1,2026-03-01,SALE,CAR,1,100,,USD,,\n"), "bulk-4");
        var first = await api.StartAsync(input);
        await api.EndOfAsync(first);

        var again = await api.AskAsync(ImportClient.Start, new { input });
        Assert.True(again["bulkImport.replayed"].GetBoolean());
        Assert.Equal(first, again.Text("bulkImport.operation.id"));
        Assert.Equal("COMPLETED", again.Text("bulkImport.operation.state"));

        input["system"] = "bulk-5";
        var other = await api.AskAsync(ImportClient.Start, new { input });
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], other.Texts("bulkImport.errors", "code"));
        Assert.Equal(1, (await api.AskAsync("{ bulkOperations { totalCount } }"))["bulkOperations.totalCount"].GetInt32());
    }

    [Fact]
    public async Task Refuses_what_cannot_be_imported_before_anything_is_done()
    {
        var file = await api.SendTextAsync("a,b\n1,2\n");
        await RefusedAsync("IMPORT_FILE_INVALID", "The header lacks externalId", ImportClient.Input(file, "s"));
        await RefusedAsync("IMPORT_MAPPING_INVALID", "names no column", With(file, "mapping", new { columns = Array.Empty<object>() }));
        await RefusedAsync("IMPORT_MAPPING_INVALID", "\"price\", which does not exist here", With(file, "mapping", Mapping("price", "a")));
        await RefusedAsync("IMPORT_MAPPING_INVALID", "neither where its values come from", With(file, "mapping", Mapping("net", null)));
        await RefusedAsync("IMPORT_FILE_INVALID", "The header lacks", With(file, "mapping", Mapping("net", "nowhere")));
        await RefusedAsync("IMPORT_MAPPING_NOT_FOUND", "\"nobody's\"", With(file, "mappingName", "nobody's"));
        await RefusedAsync("INVALID_VALUE", "system is empty", ImportClient.Input(file, " "));
        await RefusedAsync("INVALID_VALUE", "which is the id of a customer", ImportClient.Input("cus_AZPmB1wqcAC2vT1XW3v9Yw", "s"));
        await RefusedAsync("IMPORT_FILE_NOT_FOUND", "imf_AZPmB1wqcAC2vT1XW3v9Yw", ImportClient.Input("imf_AZPmB1wqcAC2vT1XW3v9Yw", "s"));
        Assert.Equal(0, (await api.AskAsync("{ bulkOperations { totalCount } }"))["bulkOperations.totalCount"].GetInt32());

        async Task RefusedAsync(string code, string message, Dictionary<string, object?> input)
        {
            var answer = await api.AskAsync(ImportClient.Start, new { input });
            Assert.Equal([code], answer.Texts("bulkImport.errors", "code"));
            Assert.Contains(message, answer.Text("bulkImport.errors.0.message"), StringComparison.Ordinal);
            Assert.Null(answer.Text("bulkImport.operation"));
        }
    }

    [Fact]
    public async Task Receives_no_file_that_is_too_large_or_not_utf8_and_keeps_nothing_of_it()
    {
        using var declared = new ByteArrayContent(new byte[MaxFileLength + 1]);
        var (status, body) = await api.SendFileAsync(declared);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "FILE_TOO_LARGE"), (status, body.GetProperty("code").GetString()));

        using var endless = new StreamContent(new Blanks(MaxFileLength * 4L));
        (status, body) = await api.SendFileAsync(endless);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "FILE_TOO_LARGE"), (status, body.GetProperty("code").GetString()));

        using var latin = new ByteArrayContent(Encoding.Latin1.GetBytes($"{Header}\nL1,Peña,2026-03-01,SALE,CAR,1,1,,USD,,\n"));
        (status, body) = await api.SendFileAsync(latin);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "FILE_NOT_UTF8"), (status, body.GetProperty("code").GetString()));
        Assert.Contains("0xF1", body.GetProperty("message").GetString(), StringComparison.Ordinal);

        using var cutOff = new ByteArrayContent([.. "a,b\n"u8, 0xC3]);
        (status, body) = await api.SendFileAsync(cutOff);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "FILE_NOT_UTF8"), (status, body.GetProperty("code").GetString()));

        using var empty = new ByteArrayContent([]);
        (status, body) = await api.SendFileAsync(empty);
        Assert.Equal((HttpStatusCode.BadRequest, "FILE_EMPTY"), (status, body.GetProperty("code").GetString()));

        // What a web page of another site could send without asking first.
        using var form = new ByteArrayContent("a,b\n"u8.ToArray());
        (status, body) = await api.SendFileAsync(form, "text/plain");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE_UNKNOWN"), (status, body.GetProperty("code").GetString()));

        var folder = Path.Combine(api.DataFolder, "imports");
        Assert.Empty(Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
    }

    [Fact]
    public async Task Saved_mappings_are_kept_by_name_and_version_and_used()
    {
        const string Save = """
            mutation Save($input: ImportMappingSaveInput!) { importMappingSave(input: $input) { mapping { name version columns { column source minus constant } groupLines rounding }
                errors { ... on UserError { code message } } } }
            """;
        object[] columns =
        [
            new { column = "externalId", source = "Invoice" }, new { column = "customerExternalId", source = "Who" },
            new { column = "occurredAt", source = "Day" }, new { column = "net", source = "Sales" },
            new { column = "cost", source = "Sales", minus = "Profit" }, new { column = "kind", constant = "SALE" },
            new { column = "currency", constant = "USD" },
        ];
        var mapping = new { columns, groupLines = true, rounding = "HALF_EVEN" };
        var saved = await api.AskAsync(Save, new { input = new { name = "shop", entity = "TRANSACTIONS", mapping } });
        Assert.Equal(1, saved["importMappingSave.mapping.version"].GetInt32());
        Assert.Equal("Profit", saved.Text("importMappingSave.mapping.columns.0.minus"));
        var same = await api.AskAsync(Save, new { input = new { name = "shop", entity = "TRANSACTIONS", mapping } });
        Assert.Equal(1, same["importMappingSave.mapping.version"].GetInt32());
        var stale = await api.AskAsync(Save, new { input = new { name = "shop", entity = "TRANSACTIONS", mapping = new { columns }, expectedVersion = 0 } });
        Assert.Equal(["VERSION_CONFLICT"], stale.Texts("importMappingSave.errors", "code"));
        var grouped = await api.AskAsync(Save, new { input = new { name = "people", entity = "CUSTOMERS", mapping = new { columns = Array.Empty<object>(), delimiter = ";", groupLines = true } } });
        Assert.Equal(["IMPORT_MAPPING_INVALID"], grouped.Texts("importMappingSave.errors", "code"));

        var answer = await api.ImportAsync(
            "Invoice,Who,Day,Sales,Profit\nI1,W1,2026-02-01,10.005,1.5\nI1,W1,2026-02-01,20.015,-2\nI2,W1,2026-02-02,5,1\nI3,W2,2026-02-03,5,x\nI3,W2,2026-02-04,6,1\n",
            "bulk-6",
            input => input["mappingName"] = "shop");
        Assert.Equal([5, 2, 0, 0, 2, 1], answer.Counts());
        Assert.Equal(["5", "6"], answer.Texts("bulkOperation.errors.nodes", "line").Distinct());

        var stored = await api.AskAsync("{ transactions(orderBy: [{ field: OCCURRED_AT }]) { nodes { net { amount } cost { amount } lines { net { amount } cost { amount } } } } }");
        Assert.Equal(["30.02", "5.00"], stored.Texts("transactions.nodes", "net.amount"));
        Assert.Equal(["30.52", "4.00"], stored.Texts("transactions.nodes", "cost.amount"));
        Assert.Equal(["10.00", "20.02"], stored.Texts("transactions.nodes.0.lines", "net.amount"));
    }

    [Fact]
    public async Task Takes_customers_in_ndjson()
    {
        var file = await api.SendTextAsync(
            """
            {"externalId":"K1","givenName":"Ana","familyName":"Peña","email":"ana@example.com"}
            {"externalId":"K2","companyName":"Flota SA","kind":"COMPANY"}
            {"externalId":"K3","kind":"ROBOT"}
            """,
            "application/x-ndjson");
        var answer = await api.EndOfAsync(await api.StartAsync(ImportClient.Input(file, "bulk-7", "CUSTOMERS", "NDJSON")));
        Assert.Equal([3, 2, 0, 0, 1, 2], answer.Counts());
        var stored = await api.AskAsync("{ customers(orderBy: [{ field: DISPLAY_NAME, direction: ASC }]) { nodes { displayName } } }");
        Assert.Equal(["Ana Peña", "Flota SA"], stored.Texts("customers.nodes", "displayName"));
    }

    private static Dictionary<string, object?> With(string file, string name, object value)
    {
        var input = ImportClient.Input(file, "s");
        input[name] = value;
        return input;
    }

    private static object Mapping(string column, string? source) => new { columns = new[] { new { column, source } } };

    /// <summary>Blanks that are made as they are read, of a length that nobody is told.</summary>
    private sealed class Blanks(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, left);
            buffer.AsSpan(offset, given).Fill((byte)' ');
            left -= given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
