using System.Data.Common;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers;

/// <summary>How customers lie in tables.</summary>
internal static class CustomerSql
{
    public const string Columns =
        "c.id, c.kind, c.status, c.display_name, c.given_name, c.family_name, c.company_name, c.version, c.created_at, c.updated_at";

    private const int ColumnCount = 10;

    /// <summary>
    /// What follows <c>SELECT parents.i, </c>: columns of the customers that ids lead to, by themselves or as merged into another.
    /// </summary>
    public static string OfParents(string columns) =>
        $"{columns} FROM parents CROSS JOIN customers c WHERE c.id = parents.id " +
        $"UNION ALL SELECT parents.i, {columns} FROM parents CROSS JOIN customer_members m CROSS JOIN customers c " +
        "WHERE m.id = parents.id AND m.survivor_id <> m.id AND c.id = m.survivor_id";

    private static readonly SqlJoin Profile = new("customer_purchase_profiles", "p", "customer_id");

    public static SqlEntity Entity { get; } = new(
        new Dictionary<string, SqlField>(StringComparer.Ordinal)
        {
            ["id"] = new(FieldType.Id, "{0}.id", IsCustomer: true),
            ["kind"] = new(FieldType.Enumeration, "{0}.kind"),
            ["status"] = new(FieldType.Enumeration, "{0}.status"),
            ["displayName"] = new(FieldType.Text, "{0}.display_name", Folded: "{0}.display_name_folded"),
            ["givenName"] = new(FieldType.Text, "{0}.given_name", IsNullable: true),
            ["familyName"] = new(FieldType.Text, "{0}.family_name", IsNullable: true),
            ["companyName"] = new(FieldType.Text, "{0}.company_name", IsNullable: true),
            ["createdAt"] = new(FieldType.Instant, "{0}.created_at"),
            ["updatedAt"] = new(FieldType.Instant, "{0}.updated_at"),
            ["totalSpend"] = new(FieldType.Decimal, "{0}.total_spend", Scale: FixedPoint.AmountDecimals, Join: Profile),
            ["transactionCount"] = new(FieldType.Integer, "{0}.transaction_count", Join: Profile),
            ["firstPurchaseAt"] = new(FieldType.Instant, "{0}.first_purchase_ticks", AbsentAs: 0, Join: Profile),
            ["lastPurchaseAt"] = new(FieldType.Instant, "{0}.last_purchase_ticks", AbsentAs: 0, Join: Profile),
            ["sex"] = OfPerson(FieldType.Enumeration, "sex"),
            ["maritalStatus"] = OfPerson(FieldType.Enumeration, "marital_status"),
            ["birthDate"] = OfPerson(FieldType.Text, "birth_date"),
            ["occupation"] = OfPerson(FieldType.Text, "occupation"),
            ["area"] = OfPerson(FieldType.Text, "area"),
        },
        new Dictionary<string, SqlSet>(StringComparer.Ordinal)
        {
            ["externalRefs"] = new(
                new SqlChild("customer_external_references", "customer_id"),
                Plain(
                    ("system", new SqlField(FieldType.Text, "{0}.system")),
                    ("id", new SqlField(FieldType.Text, "{0}.external_id"))),
                WindowColumn: null,
                IsSelective: true),
            ["contactPoints"] = new(
                new SqlChild("contact_points", "customer_id"),
                Plain(
                    ("channel", new SqlField(FieldType.Enumeration, "{0}.channel")),
                    ("value", new SqlField(FieldType.Text, "{0}.value")),
                    ("verifiedAt", new SqlField(FieldType.Instant, "{0}.verified_at", IsNullable: true)),
                    ("isPreferred", new SqlField(FieldType.Boolean, "{0}.is_preferred"))),
                WindowColumn: null,
                IsSelective: true),
            ["transactions"] = new(
                new SqlChild("transactions", "customer_id"),
                TransactionSql.Entity,
                WindowColumn: "occurred_at",
                IsSelective: false),
        });

    public static SqlList<Customer> List { get; } =
        new("customers", "c", Columns, ColumnCount, Entity, Read, customer => customer.Id);

    public static SqlSort SortOf(CustomerOrderField field) => field switch
    {
        CustomerOrderField.TotalSpend => new("p.total_spend", SortKeyKind.Number, Join: Profile),
        CustomerOrderField.LastPurchaseAt => new("p.last_purchase_ticks", SortKeyKind.Number, IsAbsentZero: true, Join: Profile),
        CustomerOrderField.TransactionCount => new("p.transaction_count", SortKeyKind.Number, Join: Profile),
        CustomerOrderField.CreatedAt => new("c.created_at", SortKeyKind.Number, IsIdOrder: true),
        CustomerOrderField.UpdatedAt => new("c.updated_at", SortKeyKind.Number),
        CustomerOrderField.DisplayName => new("c.display_name_folded", SortKeyKind.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    public static Customer Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        Kind = (CustomerKind)row.GetInt32(ordinal + 1),
        Status = (CustomerStatus)row.GetInt32(ordinal + 2),
        DisplayName = row.GetString(ordinal + 3),
        GivenName = row.ReadTextOrNull(ordinal + 4),
        FamilyName = row.ReadTextOrNull(ordinal + 5),
        CompanyName = row.ReadTextOrNull(ordinal + 6),
        Version = row.GetInt32(ordinal + 7),
        CreatedAt = row.ReadInstant(ordinal + 8),
        UpdatedAt = row.ReadInstant(ordinal + 9),
    };

    // Few customers need have such a row, so it is looked up for each that the rest of the filter lets through.
    private static SqlField OfPerson(FieldType type, string column) =>
        new(type, $"(SELECT d.{column} FROM customer_demographics d WHERE d.customer_id = {{0}}.id)", IsNullable: true);

    private static SqlEntity Plain(params (string Name, SqlField Field)[] fields) => new(
        fields.ToDictionary(field => field.Name, field => field.Field, StringComparer.Ordinal),
        new Dictionary<string, SqlSet>(StringComparer.Ordinal));
}
