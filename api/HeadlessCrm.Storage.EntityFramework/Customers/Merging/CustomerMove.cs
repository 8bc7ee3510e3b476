using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Merging;

/// <summary>
/// Gives what is one customer's to another: all of it at a merge, what was posted for some customers at an unmerge. Every row
/// goes on saying whom it was posted for; when that is the customer it belongs to, by a null.
/// </summary>
internal sealed class CustomerMove
{
    private const string SourceRecords = "source_records";

    private readonly Guid from;
    private readonly Guid to;
    private readonly IReadOnlyCollection<Guid>? postedFor;

    private CustomerMove(Guid from, Guid to, IReadOnlyCollection<Guid>? postedFor)
    {
        this.from = from;
        this.to = to;
        this.postedFor = postedFor;
    }

    /// <summary>
    /// Every column by which rows are a customer's. A new one belongs here, with a kind of its own for callers to be told of, and into
    /// the tests of random histories that compare everything.
    /// </summary>
    public static IReadOnlyList<CustomerColumn> Columns { get; } =
    [
        new(CustomerMergeMoveKind.SourceRecord, SourceRecords),
        new(CustomerMergeMoveKind.ExternalReference, "customer_external_references"),
        new(CustomerMergeMoveKind.Transaction, "transactions"),
        new(CustomerMergeMoveKind.Interaction, "interactions"),
        new(CustomerMergeMoveKind.Vehicle, "vehicles"),
        new(CustomerMergeMoveKind.VehiclePeriod, "vehicle_periods"),
        new(CustomerMergeMoveKind.Complaint, "complaints"),
        new(CustomerMergeMoveKind.Lead, "leads"),
        new(CustomerMergeMoveKind.Quote, "quotes"),
        new(CustomerMergeMoveKind.EventInvitation, "event_invitations"),
        new(CustomerMergeMoveKind.EventRegistration, "event_registrations"),
        new(CustomerMergeMoveKind.CompanyContact, "company_contacts", "company_id", "company_posted_for_id"),
        new(CustomerMergeMoveKind.CompanyContact, "company_contacts", "person_id", "person_posted_for_id"),
        new(CustomerMergeMoveKind.HouseholdMembership, "household_memberships"),
        new(CustomerMergeMoveKind.Fleet, "fleets"),
        new(CustomerMergeMoveKind.MaintenanceTask, "maintenance_tasks"),
        new(CustomerMergeMoveKind.Preference, "preferences"),
        new(CustomerMergeMoveKind.Suggestion, "suggestions"),
        new(CustomerMergeMoveKind.SurveyResponse, "survey_responses"),

        // The shadows of the records of sources, which are counted already, and what timelines tell of merges before.
        new(null, "match_records"),
        new(null, "customer_merges"),
    ];

    /// <summary>All that is one customer's goes to another.</summary>
    public static CustomerMove Merge(Guid from, Guid to) => new(from, to, null);

    /// <summary>What was posted for some customers goes to the one of them that is restored.</summary>
    public static CustomerMove Unmerge(Guid from, Guid to, IReadOnlyCollection<Guid> postedFor) => new(from, to, postedFor);

    /// <summary>The statement for a column.</summary>
    public SqlText Of(CustomerColumn column, SqlDialect dialect)
    {
        var (_, table, customer, postedForColumn) = column;
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

/// <summary>A column by which the rows of a table are a customer's.</summary>
/// <param name="Kind">What the rows are to callers; null: nothing that they know of.</param>
/// <param name="Table">The table.</param>
/// <param name="Customer">The column.</param>
/// <param name="PostedFor">The column that says whom a row was posted for; null there: the customer itself.</param>
internal sealed record CustomerColumn(
    CustomerMergeMoveKind? Kind, string Table, string Customer = "customer_id", string PostedFor = "posted_for_id");
