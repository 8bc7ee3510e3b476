using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>How decisions of matching are read.</summary>
internal static class MatchDecisionSql
{
    public const string Columns =
        "d.id, d.outcome, d.origin, d.arrived_for_id, d.arrived_system, d.arrived_key, d.candidate_for_id, d.candidate_system, " +
        "d.candidate_key, d.is_held_back, d.model_version, d.decided_at, d.waterfall, d.resolution, d.resolved_at, d.reason, " +
        "COALESCE((SELECT m.survivor_id FROM customer_members m WHERE m.id = d.arrived_for_id), d.arrived_for_id), " +
        "COALESCE((SELECT m.survivor_id FROM customer_members m WHERE m.id = d.candidate_for_id), d.candidate_for_id)";

    private const int ColumnCount = 18;

    // The numbers are those of MatchStatus and MatchOutcome.
    private const string Status =
        "(CASE WHEN {0}.resolution <> 0 THEN {0}.resolution " +
        "WHEN COALESCE((SELECT m.survivor_id FROM customer_members m WHERE m.id = {0}.arrived_for_id), {0}.arrived_for_id) = " +
        "COALESCE((SELECT m.survivor_id FROM customer_members m WHERE m.id = {0}.candidate_for_id), {0}.candidate_for_id) " +
        "THEN CASE WHEN {0}.outcome = 2 THEN 3 ELSE 4 END ELSE 0 END)";

    public static SqlList<KeptMatchDecision> List { get; } = new(
        "match_decisions",
        "d",
        Columns,
        ColumnCount,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["status"] = new(FieldType.Enumeration, Status),
                ["outcome"] = new(FieldType.Enumeration, "{0}.outcome"),
                ["origin"] = new(FieldType.Enumeration, "{0}.origin"),
                ["isHeldBack"] = new(FieldType.Boolean, "{0}.is_held_back"),
                ["modelVersion"] = new(FieldType.Integer, "{0}.model_version"),
                ["decidedAt"] = new(FieldType.Instant, "{0}.decided_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        decision => decision.Id);

    public static SqlSort SortOf(MatchDecisionOrderField field) => field switch
    {
        MatchDecisionOrderField.Score => new("d.score", SortKeyKind.Number),
        MatchDecisionOrderField.DecidedAt => new("d.decided_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    public static KeptMatchDecision Read(DbDataReader row, int ordinal)
    {
        var outcome = (MatchOutcome)row.GetInt32(ordinal + 1);
        var steps = WaterfallJson.Read(row.GetFieldValue<byte[]>(ordinal + 12));
        var resolution = (MatchStatus)row.GetInt32(ordinal + 13);
        var (arrived, candidate) = (row.ReadId(ordinal + 16), row.ReadId(ordinal + 17));
        return new KeptMatchDecision
        {
            Id = row.ReadId(ordinal),
            Outcome = outcome,
            Origin = (MatchOrigin)row.GetInt32(ordinal + 2),
            ArrivedFor = row.ReadId(ordinal + 3),
            ArrivedRecord = new ExternalReference(row.GetString(ordinal + 4), row.GetString(ordinal + 5)),
            CandidateFor = row.ReadId(ordinal + 6),
            CandidateRecord = new ExternalReference(row.GetString(ordinal + 7), row.GetString(ordinal + 8)),
            Score = steps.Count == 0 ? 0 : steps[^1].Total,
            Waterfall = steps,
            IsHeldBack = row.GetBoolean(ordinal + 9),
            ModelVersion = row.GetInt32(ordinal + 10),
            DecidedAt = row.ReadInstant(ordinal + 11),
            ResolvedAt = row.ReadInstantOrNull(ordinal + 14),
            Reason = row.ReadTextOrNull(ordinal + 15),
            ArrivedCustomerId = arrived,
            CandidateCustomerId = candidate,
            Status = resolution != MatchStatus.Open ? resolution
                : arrived != candidate ? MatchStatus.Open
                : outcome == MatchOutcome.Link ? MatchStatus.Linked
                : MatchStatus.Closed,
        };
    }
}
