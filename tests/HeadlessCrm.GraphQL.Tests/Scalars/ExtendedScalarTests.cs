using System.Text.Json;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Scalars;

public sealed class ExtendedScalarTests
{
    // The examples of RFC 3339, section 5.8, as moments of UTC.
    [Theory]
    [InlineData("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.52Z")]
    [InlineData("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z")]
    [InlineData("1990-12-31T23:59:60Z", "1991-01-01T00:00:00Z")]
    [InlineData("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00Z")]
    [InlineData("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.87Z")]
    public void DateTime_reads_the_examples_of_RFC_3339(string text, string utc) =>
        Assert.Equal($"\"{utc}\"", ScalarHarness.RoundTrip(ExtendedScalars.DateTime, $"\"{text}\""));

    [Theory]
    [InlineData("2026-09-03t14:30:00z", "2026-09-03T14:30:00Z")]
    [InlineData("2026-09-03T14:30:00-00:00", "2026-09-03T14:30:00Z")]
    [InlineData("2024-02-29T00:00:00.1234567Z", "2024-02-29T00:00:00.1234567Z")]
    [InlineData("2024-02-29T00:00:00.123456789Z", "2024-02-29T00:00:00.1234567Z")]
    [InlineData("2026-01-01T00:00:00.100Z", "2026-01-01T00:00:00.1Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("2026-06-01T12:00:00+23:59", "2026-05-31T12:01:00Z")]
    public void DateTime_answers_in_UTC_without_empty_digits(string text, string utc) =>
        Assert.Equal($"\"{utc}\"", ScalarHarness.RoundTrip(ExtendedScalars.DateTime, $"\"{text}\""));

    [Theory]
    [InlineData("2026-09-03T14:30:00")]
    [InlineData("2026-09-03 14:30:00Z")]
    [InlineData("2026-09-03T14:30Z")]
    [InlineData("2026-09-03T14:30:00.Z")]
    [InlineData("2026-09-03T24:00:00Z")]
    [InlineData("2026-09-03T14:60:00Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-09-03T14:30:60Z")]
    [InlineData("2026-09-03T14:30:00+24:00")]
    [InlineData("2026-09-03T14:30:00+0200")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("26-09-03T14:30:00Z")]
    [InlineData("2026-09-03T1４:30:00Z")]
    [InlineData("")]
    public void DateTime_refuses_what_RFC_3339_does_not_allow(string text) => Assert.Equal(
        $"DateTime cannot represent value: \"{text}\". Expected an RFC 3339 date-time with an offset, such as 2026-09-03T14:30:00Z.",
        ScalarHarness.Refusal(ExtendedScalars.DateTime, JsonSerializer.Serialize(text)));

    [Fact]
    public void DateTime_agrees_with_the_library_on_random_moments()
    {
        var random = new Random(20260903);
        for (var i = 0; i < 2000; i++)
        {
            var moment = new DateTimeOffset(
                random.NextInt64(DateTimeOffset.MaxValue.Ticks / 60_000_000_0 - 2) * 60_000_000_0, TimeSpan.Zero)
                .AddTicks(random.NextInt64(600_000_000));
            var local = moment.Year is > 1 and < 9999
                ? moment.ToOffset(TimeSpan.FromMinutes(random.Next(-840, 841)))
                : moment;
            var json = JsonSerializer.Serialize(local);
            var read = (DateTimeOffset)ScalarHarness.Read(ExtendedScalars.DateTime, json);
            Assert.Equal(moment, read);
            Assert.Equal(moment, JsonSerializer.Deserialize<DateTimeOffset>(ScalarHarness.Write(ExtendedScalars.DateTime, local)));
        }
    }

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2023-2-3", false)]
    [InlineData("20230203", false)]
    [InlineData("2023-02-03 ", false)]
    [InlineData("0000-01-01", false)]
    public void Date_takes_days_of_the_calendar(string text, bool fits)
    {
        if (fits)
        {
            Assert.Equal($"\"{text}\"", ScalarHarness.RoundTrip(ExtendedScalars.Date, $"\"{text}\""));
        }
        else
        {
            Assert.Contains(text, ScalarHarness.Refusal(ExtendedScalars.Date, $"\"{text}\""), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"1234.50\"", "\"1234.50\"")]
    [InlineData("\"-0.01\"", "\"-0.01\"")]
    [InlineData("12.30", "\"12.30\"")]
    [InlineData("1e3", "\"1000\"")]
    [InlineData("\"79228162514264337593543950335\"", "\"79228162514264337593543950335\"")]
    [InlineData("\"0.0000000000000000000000000001\"", "\"0.0000000000000000000000000001\"")]
    [InlineData("\"007\"", "\"7\"")]
    public void Decimal_keeps_every_digit(string json, string expected) =>
        Assert.Equal(expected, ScalarHarness.RoundTrip(ExtendedScalars.Decimal, json));

    [Theory]
    [InlineData("\"79228162514264337593543950336\"")]
    [InlineData("\"0.12345678901234567890123456789\"")]
    [InlineData("1e-29")]
    [InlineData("\"1,000\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\".5\"")]
    [InlineData("\"5.\"")]
    [InlineData("\"+5\"")]
    [InlineData("\" 5\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public void Decimal_rounds_nothing_and_guesses_nothing(string json) =>
        Assert.StartsWith("Decimal cannot represent value: ", ScalarHarness.Refusal(ExtendedScalars.Decimal, json), StringComparison.Ordinal);

    [Fact]
    public void Decimal_takes_number_literals_exactly() =>
        Assert.Equal(0.1m + 0.2m, ScalarHarness.Literal(ExtendedScalars.Decimal, "0.3"));

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("\"9007199254740993\"", "9007199254740993")]
    [InlineData("1e3", "1000")]
    [InlineData("5.0", "5")]
    public void Long_keeps_64_bits(string json, string expected) =>
        Assert.Equal(expected, ScalarHarness.RoundTrip(ExtendedScalars.Long, json));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1e18")]
    [InlineData("1.5")]
    [InlineData("\"1.0\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void Long_refuses_what_is_no_exact_integer(string json) =>
        Assert.EndsWith("Expected an integer of at most 64 bits.", ScalarHarness.Refusal(ExtendedScalars.Long, json), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.com", true)]
    [InlineData("https://example.com/a?b=c#d", true)]
    [InlineData("https://müller.example/straße", true)]
    [InlineData("ftp://files.example.com/x", true)]
    [InlineData("http://[::1]:8080/", true)]
    [InlineData("/home/user", false)]
    [InlineData("example.com", false)]
    [InlineData("mailto:a@b.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("http://", false)]
    [InlineData("http://exa mple.com", false)]
    [InlineData("https://example.com/\n", false)]
    public void Url_takes_absolute_addresses_with_a_host(string text, bool fits) =>
        AssertFits(ExtendedScalars.Url, text, fits);

    // Addresses of the kind RFC 5321 and the HTML standard speak of.
    [Theory]
    [InlineData("a@b", true)]
    [InlineData("first.last+tag@sub.example.com", true)]
    [InlineData("o'neil@example.ie", true)]
    [InlineData("a@b-.example", false)]
    [InlineData("a b@example.com", false)]
    [InlineData("a@", false)]
    [InlineData("@example.com", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a@example..com", false)]
    [InlineData("a@example.com\n", false)]
    public void Email_addresses_follow_the_HTML_standard(string text, bool fits) =>
        AssertFits(ExtendedScalars.EmailAddress, text, fits);

    [Fact]
    public void Email_addresses_have_the_lengths_of_RFC_5321()
    {
        AssertFits(ExtendedScalars.EmailAddress, new string('a', 64) + "@example.com", true);
        AssertFits(ExtendedScalars.EmailAddress, new string('a', 65) + "@example.com", false);
        AssertFits(ExtendedScalars.EmailAddress, "a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)), false);
    }

    // E.164: at most 15 digits, country codes begin with 1 to 9.
    [Theory]
    [InlineData("+34915550123", true)]
    [InlineData("+14155552671", true)]
    [InlineData("+123456789012345", true)]
    [InlineData("+1234567890123456", false)]
    [InlineData("+0123456", false)]
    [InlineData("34915550123", false)]
    [InlineData("+34 915 550 123", false)]
    [InlineData("+1", false)]
    [InlineData("+3491555012a", false)]
    [InlineData("+34915٥50123", false)]
    public void Phone_numbers_are_E164(string text, bool fits) => AssertFits(ExtendedScalars.PhoneNumber, text, fits);

    [Theory]
    [InlineData("EUR", true)]
    [InlineData("ZWG", true)]
    [InlineData("XXX", true)]
    [InlineData("eur", false)]
    [InlineData("BGN", true)]
    [InlineData("HRK", true)]
    [InlineData("DEM", false)]
    [InlineData("EURO", false)]
    public void Currency_codes_are_those_in_use_or_lately_withdrawn(string text, bool fits) => AssertFits(ExtendedScalars.CurrencyCode, text, fits);

    [Theory]
    [InlineData("ES", true)]
    [InlineData("XK", true)]
    [InlineData("UK", false)]
    [InlineData("es", false)]
    [InlineData("ESP", false)]
    public void Country_codes_are_ISO_3166(string text, bool fits) => AssertFits(ExtendedScalars.CountryCode, text, fits);

    // Examples of RFC 5646, section 2.1.1 and appendix A.
    [Theory]
    [InlineData("de", "de")]
    [InlineData("i-enochian", "i-enochian")]
    [InlineData("zh-hant", "zh-Hant")]
    [InlineData("sr-Latn-RS", "sr-Latn-RS")]
    [InlineData("mn-cyrl-mn", "mn-Cyrl-MN")]
    [InlineData("SL-ROZAJ-BISKE", "sl-rozaj-biske")]
    [InlineData("de-CH-1901", "de-CH-1901")]
    [InlineData("hy-Latn-IT-arevela", "hy-Latn-IT-arevela")]
    [InlineData("es-419", "es-419")]
    [InlineData("de-CH-x-phonebk", "de-CH-x-phonebk")]
    [InlineData("az-Arab-x-AZE-derbend", "az-Arab-x-aze-derbend")]
    [InlineData("x-whatever", "x-whatever")]
    [InlineData("qaa-Qaaa-QM-x-southern", "qaa-Qaaa-QM-x-southern")]
    [InlineData("en-US-u-islamcal", "en-US-u-islamcal")]
    [InlineData("zh-CN-a-myext-x-private", "zh-CN-a-myext-x-private")]
    [InlineData("en-ca-x-ca", "en-CA-x-ca")]
    [InlineData("zh-cmn-Hans-CN", "zh-cmn-Hans-CN")]
    public void Language_tags_take_the_usual_case(string text, string usual) =>
        Assert.Equal($"\"{usual}\"", ScalarHarness.RoundTrip(ExtendedScalars.LanguageTag, $"\"{text}\""));

    // RFC 5646, appendix A: "some examples of tags that are not well-formed", and duplicates (section 2.2.5 and 2.2.6).
    [Theory]
    [InlineData("de-419-DE")]
    [InlineData("a-DE")]
    [InlineData("ar-a-aaa-b-bbb-a-ccc")]
    [InlineData("de-DE-1901-1901")]
    [InlineData("en_US")]
    [InlineData("en-")]
    [InlineData("")]
    [InlineData("\u212A-us")]
    [InlineData("\u212Aa")]
    public void Language_tags_are_well_formed(string text) =>
        AssertFits(ExtendedScalars.LanguageTag, text, fits: false);

    [Theory]
    [InlineData("{\"a\":[1,2.50,null,\"x\"]}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("12345678901234567890.123")]
    public void Json_is_answered_as_it_came(string json) =>
        Assert.Equal(json, ScalarHarness.RoundTrip(ExtendedScalars.Json, json));

    [Fact]
    public void Json_literals_become_the_JSON_they_look_like() => Assert.Equal(
        """{"a":[1,2.5,"x",true,null],"b":"NAME"}""",
        ScalarHarness.Write(
            ExtendedScalars.Json, ScalarHarness.Literal(ExtendedScalars.Json, "{a: [1, 2.5, \"x\", true, null], b: NAME}")));

    [Theory]
    [InlineData("0193B2F4-5C1E-7C3A-9D55-0242AC120002", true)]
    [InlineData("0193b2f45c1e7c3a9d550242ac120002", false)]
    [InlineData("{0193b2f4-5c1e-7c3a-9d55-0242ac120002}", false)]
    [InlineData(" 193b2f4-5c1e-7c3a-9d55-0242ac120002", false)]
    public void Uuids_have_36_characters(string text, bool fits)
    {
        if (fits)
        {
            Assert.Equal(
                $"\"{text.ToLowerInvariant()}\"", ScalarHarness.RoundTrip(ExtendedScalars.Uuid, $"\"{text}\""));
        }
        else
        {
            AssertFits(ExtendedScalars.Uuid, text, fits: false);
        }
    }

    [Fact]
    public void No_scalar_fails_in_another_way_than_by_refusing()
    {
        string[] values =
        [
            "1", "-1.5e400", "true", "\"\"", "\"\\ud800\"", "[]", "[[{}]]", "{}", "{\"a\":1,\"a\":2}",
            "\"" + new string('9', 5000) + "\"", "99999999999999999999999999999999999999999", "\"P\"", "\"+\"", "\"-\"", "\"T\"",
        ];
        foreach (var scalar in ExtendedScalars.All.AddRange(StandardScalars.All))
        {
            foreach (var value in values)
            {
                var refusal = Record.Exception(() => scalar.ParseValue(JsonElement.Parse(value)));
                Assert.True(refusal is null or ScalarException, $"{scalar.Name} {value}: {refusal}");
                if (value[0] != '"' || !value.Contains("\\u", StringComparison.Ordinal))
                {
                    var literal = Parser.ParseConstValue(new Source(value.Replace("\"a\":", "a:", StringComparison.Ordinal)));
                    refusal = Record.Exception(() => scalar.ParseLiteral(literal));
                    Assert.True(refusal is null or ScalarException, $"{scalar.Name} {value}: {refusal}");
                }
            }
        }
    }

    private static void AssertFits(Scalar scalar, string text, bool fits)
    {
        var json = JsonSerializer.Serialize(text);
        if (fits)
        {
            Assert.Equal(JsonElement.Parse(json).GetString(), JsonElement.Parse(ScalarHarness.RoundTrip(scalar, json)).GetString());
        }
        else
        {
            Assert.StartsWith($"{scalar.Name} cannot represent value: ", ScalarHarness.Refusal(scalar, json), StringComparison.Ordinal);
        }
    }
}
