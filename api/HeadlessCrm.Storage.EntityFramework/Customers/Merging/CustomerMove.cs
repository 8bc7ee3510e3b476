using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Merging;

/// <summary>
/// Gives what is one customer's to another: all of it at a merge, what was posted for some customers at an unmerge. Every row
/// goes on saying whom it was posted for; when that is the customer it belongs to, by a null.
/// </summary>
internal sealed class CustomerMove
{
    public const string SourceRecords = "source_records";
    public const string References = "customer_external_references";
    public const string Transactions = "transactions";
    public const string Interactions = "interactions";
    public const string Vehicles = "vehicles";
    public const string VehiclePeriods = "vehicle_periods";
    public const string Complaints = "complaints";
    public const string MatchRecords = "match_records";
    public const string Leads = "leads";
    public const string Quotes = "quotes";
    public const string EventInvitations = "event_invitations";
    public const string EventRegistrations = "event_registrations";
    public const string Merges = "customer_merges";

    private readonly Guid from;
    private readonly Guid to;
    private readonly IReadOnlyCollection<Guid>? postedFor;

    private CustomerMove(Guid from, Guid to, IReadOnlyCollection<Guid>? postedFor)
    {
        this.from = from;
        this.to = to;
        this.postedFor = postedFor;
    }

    /// <summary>Every table whose rows are a customer's. A new one belongs here, and into the test that compares everything.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        SourceRecords,
        References,
        Transactions,
        Interactions,
        Vehicles,
        VehiclePeriods,
        Complaints,
        Leads,
        Quotes,
        EventInvitations,
        EventRegistrations,
        Merges,
        MatchRecords,
    ];

    /// <summary>
    /// The columns by which rows name a customer besides, each with the column that says whom that was posted for; null there: the
    /// customer itself. A new one belongs here, and into the test of random histories of profiles.
    /// </summary>
    public static IReadOnlyList<(string Table, string Customer, string PostedFor)> Links { get; } =
    [
        ("company_contacts", "company_id", "company_posted_for_id"),
        ("company_contacts", "person_id", "person_posted_for_id"),
        ("household_memberships", "customer_id", "posted_for_id"),
        ("fleets", "customer_id", "posted_for_id"),
        ("maintenance_tasks", "customer_id", "posted_for_id"),
        ("preferences", "customer_id", "posted_for_id"),
        ("suggestions", "customer_id", "posted_for_id"),
        ("survey_responses", "customer_id", "posted_for_id"),
    ];

    /// <summary>All that is one customer's goes to another.</summary>
    public static CustomerMove Merge(Guid from, Guid to) => new(from, to, null);

    /// <summary>What was posted for some customers goes to the one of them that is restored.</summary>
    public static CustomerMove Unmerge(Guid from, Guid to, IReadOnlyCollection<Guid> postedFor) => new(from, to, postedFor);

    /// <summary>The statement for a table.</summary>
    public SqlText Of(string table, SqlDialect dialect) => Of(table, "customer_id", "posted_for_id", dialect);

    /// <summary>The statement for a column by which rows name a customer.</summary>
    public SqlText Of(string table, string customer, string postedForColumn, SqlDialect dialect)
    {
        var sql = new SqlText().Append($"UPDATE {table} SET {customer} = ").Value(dialect.Id(to));
        if (table != SourceRecords)
        {
            // Records always name the customer they were posted for; the others only when it is not the one they belong to.
            AppendPostedFor(sql, customer, postedForColumn, dialect);
        }

        sql.Append($" WHERE {customer} = ").Value(dialect.Id(from));
        if (postedFor is not null)
        {
            sql.Append($" AND {postedForColumn} IN (");
            var isFirst = true;
            foreach (var id in postedFor)
            {
                sql.Append(isFirst ? string.Empty : ", ").Value(dialect.Id(id));
                isFirst = false;
            }

            sql.Append(")");
        }

        return sql;
    }

    private void AppendPostedFor(SqlText sql, string customer, string postedForColumn, SqlDialect dialect)
    {
        if (postedFor is null)
        {
            sql.Append($", {postedForColumn} = COALESCE({postedForColumn}, {customer})");
        }
        else
        {
            sql.Append($", {postedForColumn} = CASE WHEN {postedForColumn} = ").Value(dialect.Id(to))
                .Append($" THEN NULL ELSE {postedForColumn} END");
        }
    }
}
