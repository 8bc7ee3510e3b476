using System.Data.Common;
using System.Globalization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;

/// <summary>How events and invitations lie in tables.</summary>
internal static class MarketingEventSql
{
    public const string Columns =
        "m.id, m.code, m.name, m.kind, m.dealer_code, m.place, m.starts_at, m.ends_at, m.time_zone, m.capacity, m.has_waiting_list, " +
        "m.status, m.version, m.created_at, m.updated_at";

    public const string InvitationColumns = "v.id, v.event_id, v.event_code, v.customer_id, v.channel, v.invited_at";

    // What rows of Figures count beside registrations by status; those whose customers came are CameRow more than their status.
    private const int InvitedRow = 10;
    private const int StrangersRow = 20;
    private const int CameRow = 100;

    /// <summary>Rows of what is counted, how many, and for how many persons: registrations, invited customers, people without either.</summary>
    public static string Figures { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        x.what, COUNT(*), SUM(x.persons) FROM parents CROSS JOIN (
            SELECT r.event_id, r.companions + 1 AS persons, r.status + CASE WHEN EXISTS
                (SELECT 1 FROM interactions n WHERE n.event_code = r.event_code AND n.customer_id = r.customer_id)
                THEN {CameRow} ELSE 0 END AS what
            FROM event_registrations r) x
        WHERE x.event_id = parents.id GROUP BY parents.i, x.what
        UNION ALL SELECT parents.i, {InvitedRow}, COUNT(DISTINCT v.customer_id), 0
        FROM parents CROSS JOIN event_invitations v WHERE v.event_id = parents.id GROUP BY parents.i
        UNION ALL SELECT parents.i, {StrangersRow}, COUNT(DISTINCT n.customer_id), 0
        FROM parents CROSS JOIN marketing_events m CROSS JOIN interactions n
        WHERE m.id = parents.id AND n.event_code = m.code AND NOT EXISTS
            (SELECT 1 FROM event_registrations r WHERE r.event_id = m.id AND r.customer_id = n.customer_id
                AND r.status <> {(int)EventRegistrationStatus.Cancelled})
        GROUP BY parents.i
        UNION ALL SELECT parents.i, {StrangersRow}, COUNT(*), 0
        FROM parents CROSS JOIN marketing_events m CROSS JOIN walk_ins w
        WHERE m.id = parents.id AND w.event_code = m.code GROUP BY parents.i
        """);

    public static SqlList<MarketingEvent> List { get; } = new(
        "marketing_events",
        "m",
        Columns,
        15,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["code"] = new(FieldType.Text, "{0}.code"),
                ["name"] = new(FieldType.Text, "{0}.name"),
                ["kind"] = new(FieldType.Enumeration, "{0}.kind"),
                ["status"] = new(FieldType.Enumeration, "{0}.status"),
                ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
                ["startsAt"] = new(FieldType.Instant, "{0}.starts_at"),
                ["endsAt"] = new(FieldType.Instant, "{0}.ends_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        about => about.Id);

    public static SqlList<EventInvitation> Invitations { get; } = new(
        "event_invitations",
        "v",
        InvitationColumns,
        6,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["invitedAt"] = new(FieldType.Instant, "{0}.invited_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        ReadInvitation,
        invitation => invitation.Id);

    /// <summary>Takes a row of <see cref="Figures"/> into what is known of its event.</summary>
    public static MarketingEventFigures Add(MarketingEventFigures figures, int what, int count, int persons)
    {
        var hasCome = what >= CameRow;
        var status = (EventRegistrationStatus)(what % CameRow);
        return what switch
        {
            InvitedRow => figures with { Invited = count },
            StrangersRow => figures with { WalkIns = figures.WalkIns + count },
            _ when status == EventRegistrationStatus.Registered => figures with
            {
                Registered = figures.Registered + count,
                RegisteredPersons = figures.RegisteredPersons + persons,
                Attended = figures.Attended + (hasCome ? count : 0),
                RegisteredAttended = figures.RegisteredAttended + (hasCome ? count : 0),
            },
            _ when status == EventRegistrationStatus.Waiting => hasCome
                ? figures with { Attended = figures.Attended + count }
                : figures with { Waiting = figures.Waiting + count },
            _ => figures,
        };
    }

    public static MarketingEvent Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        Code = row.GetString(ordinal + 1),
        Name = row.GetString(ordinal + 2),
        Kind = (MarketingEventKind)row.GetInt32(ordinal + 3),
        DealerCode = row.ReadTextOrNull(ordinal + 4),
        Place = row.ReadTextOrNull(ordinal + 5),
        StartsAt = row.ReadInstant(ordinal + 6),
        EndsAt = row.ReadInstant(ordinal + 7),
        TimeZone = row.GetString(ordinal + 8),
        Capacity = row.ReadIntOrNull(ordinal + 9),
        HasWaitingList = row.GetBoolean(ordinal + 10),
        Status = (MarketingEventStatus)row.GetInt32(ordinal + 11),
        Version = row.GetInt32(ordinal + 12),
        CreatedAt = row.ReadInstant(ordinal + 13),
        UpdatedAt = row.ReadInstant(ordinal + 14),
    };

    public static EventInvitation ReadInvitation(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        EventId = row.ReadId(ordinal + 1),
        EventCode = row.GetString(ordinal + 2),
        CustomerId = row.ReadId(ordinal + 3),
        Channel = (Channel?)row.ReadIntOrNull(ordinal + 4),
        InvitedAt = row.ReadInstant(ordinal + 5),
    };
}
