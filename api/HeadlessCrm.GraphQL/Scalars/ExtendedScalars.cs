using System.Collections.Immutable;
using System.Text.Json;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// Scalars that many APIs need beside the five of the specification. A schema declares those it uses.
/// </summary>
public static class ExtendedScalars
{
    /// <summary>A moment: RFC 3339 with any offset in, UTC out, to 100 nanoseconds.</summary>
    public static Scalar<DateTimeOffset> DateTime { get; } = new DateTimeScalar();

    /// <summary>A day of the calendar, RFC 3339 <c>full-date</c>.</summary>
    public static Scalar<DateOnly> Date { get; } = new DateScalar();

    /// <summary>An ISO 8601 duration; years, months and days stay what they are.</summary>
    public static Scalar<IsoDuration> Duration { get; } = new DurationScalar();

    /// <summary>An exact decimal number, a string in JSON; JSON numbers are taken too.</summary>
    public static Scalar<decimal> Decimal { get; } = new DecimalScalar();

    /// <summary>
    /// A signed 64-bit integer, a JSON number. Beyond ±(2^53 - 1) the digits are written all the same: exact for
    /// clients that read integers, rounded by those (JavaScript) that read doubles; such clients may send them as
    /// strings.
    /// </summary>
    public static Scalar<long> Long { get; } = new LongScalar();

    /// <summary>An absolute URL with a host.</summary>
    public static Scalar<Uri> Url { get; } = new UrlScalar();

    /// <summary>An e-mail address as HTML forms accept it.</summary>
    public static Scalar<string> EmailAddress { get; } = new EmailAddressScalar();

    /// <summary>A telephone number in E.164 form.</summary>
    public static Scalar<string> PhoneNumber { get; } = new PhoneNumberScalar();

    /// <summary>An ISO 4217 currency code, in use or withdrawn since 2015.</summary>
    public static Scalar<string> CurrencyCode { get; } = new CurrencyCodeScalar();

    /// <summary>An ISO 3166-1 alpha-2 country code.</summary>
    public static Scalar<string> CountryCode { get; } = new CountryCodeScalar();

    /// <summary>A BCP 47 language tag, well-formed, in the usual case.</summary>
    public static Scalar<string> LanguageTag { get; } = new LanguageTagScalar();

    /// <summary>Any JSON value.</summary>
    public static Scalar<JsonElement> Json { get; } = new JsonScalar();

    /// <summary>A UUID in its 36-character form.</summary>
    public static Scalar<Guid> Uuid { get; } = new UuidScalar();

    /// <summary>All of them.</summary>
    public static ImmutableArray<Scalar> All { get; } =
    [
        DateTime, Date, Duration, Decimal, Long, Url, EmailAddress, PhoneNumber, CurrencyCode, CountryCode, LanguageTag,
        Json, Uuid,
    ];
}
