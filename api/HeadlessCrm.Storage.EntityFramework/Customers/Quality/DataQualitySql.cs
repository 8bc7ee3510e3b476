using System.Globalization;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Quality;

/// <summary>
/// Counts everything in one pass over the customers. What lies in tables of its own is looked up by the customer's key, so that
/// the cost grows evenly with the customers that match.
/// </summary>
internal static class DataQualitySql
{
    private static readonly string[] OfCustomer =
        [CustomerFieldNames.GivenName, CustomerFieldNames.FamilyName, CustomerFieldNames.CompanyName];

    private static readonly string[] OfPerson =
    [
        CustomerFieldNames.Sex, CustomerFieldNames.BirthDate, CustomerFieldNames.MaritalStatus, CustomerFieldNames.Occupation,
        CustomerFieldNames.Area, CustomerFieldNames.LifeStage,
    ];

    private static readonly string Addresses =
        $"({(int)Channel.Email}, {(int)Channel.Phone}, {(int)Channel.Mobile})";

    /// <summary>Whether a field lies where it can be counted.</summary>
    public static bool IsCounted(string field) =>
        OfCustomer.Contains(field) || OfPerson.Contains(field) || KnownFacts.ChannelOf(field) is not null
        || KnownFacts.TopicOf(field) is not null;

    public static SqlText Write(DataQualityQuestion question, SqlDialect dialect, DateTimeOffset now)
    {
        var sql = new SqlText().Append(question.Grouping is null ? "SELECT CAST(NULL AS text)" : "SELECT g.name")
            .Append(", COUNT(*)");
        Sum(sql, () => sql.Append("EXISTS (SELECT 1 FROM contact_points k WHERE k.customer_id = c.id)"));
        Sum(sql, () => sql.Append($"EXISTS (SELECT 1 FROM contact_points k WHERE k.customer_id = c.id AND k.channel IN {Addresses})"));
        Sum(sql, () => sql.Append($"EXISTS (SELECT 1 FROM contact_points k JOIN contact_points o ON o.value = k.value ")
            .Append("AND o.channel = k.channel AND o.customer_id <> k.customer_id ")
            .Append($"WHERE k.customer_id = c.id AND k.channel IN {Addresses})"));
        Sum(sql, () => sql.Append("c.updated_at >= ").Value(question.FreshSince.UtcTicks));
        foreach (var (_, all, valid) in Checks(dialect))
        {
            sql.Append($", CAST(COALESCE(SUM({all}), 0) AS bigint), CAST(COALESCE(SUM({valid}), 0) AS bigint)");
        }

        foreach (var requirement in question.Requirements.Where(one => IsCounted(one.Field)))
        {
            Sum(sql, () => AppendWanted(sql, requirement));
            Sum(sql, () =>
            {
                AppendWanted(sql, requirement);
                sql.Append(" AND ");
                AppendKnown(sql, requirement.Field);
            });
        }

        AppendCustomers(sql, question, dialect, now, " LEFT JOIN customer_demographics d ON d.customer_id = c.id");
        return question.Grouping is null ? sql : sql.Append(" GROUP BY g.name ORDER BY g.name");
    }

    /// <summary>
    /// Every contact point of the customers: group, customer, channel, value, those of one customer in a row. Reports on addresses are
    /// kept by a hash, which no database can be asked for.
    /// </summary>
    public static SqlText WriteAddresses(DataQualityQuestion question, SqlDialect dialect, DateTimeOffset now)
    {
        var sql = new SqlText().Append(question.Grouping is null ? "SELECT CAST(NULL AS text)" : "SELECT g.name")
            .Append(", c.id, k.channel, k.value");
        AppendCustomers(sql, question, dialect, now, " JOIN contact_points k ON k.customer_id = c.id");
        return sql.Append(question.Grouping is null ? " ORDER BY c.id" : " ORDER BY g.name, c.id");
    }

    /// <summary>What is looked at for being right: the values of a customer, and those of them that can be.</summary>
    public static IEnumerable<(ValidityCheck Check, string All, string Valid)> Checks(SqlDialect dialect)
    {
        var emails = $"(SELECT COUNT(*) FROM contact_points k WHERE k.customer_id = c.id AND k.channel = {(int)Channel.Email}";
        var phones = "(SELECT COUNT(*) FROM contact_points k WHERE k.customer_id = c.id " +
            $"AND k.channel IN ({(int)Channel.Phone}, {(int)Channel.Mobile})";
        const string Vins = "(SELECT COUNT(*) FROM vehicles v WHERE v.customer_id = c.id";
        yield return (ValidityCheck.Email, emails + ")", emails + " AND k.value LIKE '_%@_%._%')");
        yield return (ValidityCheck.Phone, phones + ")", phones + " AND k.value LIKE '+%')");
        yield return (
            ValidityCheck.Area,
            "(CASE WHEN d.area IS NULL THEN 0 ELSE 1 END)",
            "(CASE WHEN d.area IN (SELECT a.coding || ':' || a.code FROM areas a) THEN 1 ELSE 0 END)");
        yield return (
            ValidityCheck.Vin,
            Vins + ")",
            $"{Vins} AND LENGTH(v.vin) = {VehicleIdentification.Length} " +
            $"AND (substr(v.vin, 1, 1) NOT IN ('1', '2', '3', '4', '5') OR {CheckDigit(dialect)}))");
    }

    // 49 CFR 565.15 (c): what each character counts is its place in the list, modulo ten.
    private static string CheckDigit(SqlDialect dialect)
    {
        const string Characters = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        int[] weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var weighed = weights.Select((weight, i) => (Weight: weight, Place: i + 1)).Where(one => one.Weight > 0);
        var sum = string.Join(" + ", weighed.Select(one =>
            $"(({dialect.PlaceOf($"substr(v.vin, {one.Place}, 1)", $"'{Characters}'")} - 1) % 10) * {one.Weight}"));
        return $"substr(v.vin, {VehicleIdentification.CheckDigitPosition + 1}, 1) = substr('0123456789X', (({sum}) % 11) + 1, 1)";
    }

    private static void AppendCustomers(SqlText sql, DataQualityQuestion question, SqlDialect dialect, DateTimeOffset now, string join)
    {
        sql.Append(" FROM customers c");
        if (FilterTranslator.JoinOf(question.Where, CustomerSql.Entity) is { } needed)
        {
            sql.Append($" JOIN {needed.Table} {needed.Alias} ON {needed.Alias}.{needed.Key} = c.id");
        }

        sql.Append(join).Append(GroupsOf(question.Grouping));
        if (question.Where is { } where)
        {
            sql.Append(" WHERE ");
            new FilterTranslator(sql, dialect, now).Append(where, CustomerSql.Entity, "c");
        }
    }

    private static string GroupsOf(DataQualityGrouping? grouping) => grouping switch
    {
        DataQualityGrouping.Source =>
            " JOIN (SELECT DISTINCT r.customer_id, r.system AS name FROM customer_external_references r) g ON g.customer_id = c.id",
        DataQualityGrouping.Dealer =>
            " JOIN (SELECT DISTINCT t.customer_id, t.dealer_code AS name FROM transactions t WHERE t.dealer_code IS NOT NULL) g " +
            "ON g.customer_id = c.id",
        _ => string.Empty,
    };

    private static void Sum(SqlText sql, Action condition)
    {
        sql.Append(", CAST(COALESCE(SUM(CASE WHEN ");
        condition();
        sql.Append(" THEN 1 ELSE 0 END), 0) AS bigint)");
    }

    private static void AppendWanted(SqlText sql, DataRequirement requirement) => sql.Append(
        requirement.AppliesTo is { } kind ? string.Create(CultureInfo.InvariantCulture, $"c.kind = {(int)kind}") : "1=1");

    private static void AppendKnown(SqlText sql, string field)
    {
        if (KnownFacts.ChannelOf(field) is { } channel)
        {
            sql.Append($"EXISTS (SELECT 1 FROM contact_points k WHERE k.customer_id = c.id AND k.channel = {(int)channel})");
        }
        else if (KnownFacts.TopicOf(field) is { } topic)
        {
            sql.Append("EXISTS (SELECT 1 FROM preferences p WHERE p.customer_id = c.id AND p.value IS NOT NULL AND p.topic = ")
                .Value(topic).Append(")");
        }
        else
        {
            var column = string.Concat(field.Select(letter => char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"));
            sql.Append($"{(OfCustomer.Contains(field) ? "c" : "d")}.{column} IS NOT NULL");
        }
    }
}
