using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeepEventsAndWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_vehicle_periods_customer_id",
                table: "vehicle_periods");

            migrationBuilder.DropIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions");

            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "opened_at",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "transaction_revisions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transaction_revisions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "opened_at",
                table: "transaction_revisions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "posted_for_id",
                table: "transaction_revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "quote_id",
                table: "transaction_revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transaction_revision_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transaction_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "answered_at",
                table: "recovery_offers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decline_reason",
                table: "recovery_offers",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "is_accepted",
                table: "recovery_offers",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "valid_until",
                table: "recovery_offers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "event_code",
                table: "interactions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "cron",
                table: "import_schedules",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "failed_content",
                table: "import_schedules",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "failures",
                table: "import_schedules",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_run_asked",
                table: "import_schedules",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_watching",
                table: "import_schedules",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "regular_run_at",
                table: "import_schedules",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "retry_at",
                table: "import_schedules",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "import_schedules",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "customer_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_unmerge = table.Column<bool>(type: "boolean", nullable: false),
                    merged_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_merges", x => x.id);
                    table.ForeignKey(
                        name: "fk_customer_merges_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "data_quality_group_snapshots",
                columns: table => new
                {
                    day = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grouping = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    taken_at = table.Column<long>(type: "bigint", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_quality_group_snapshots", x => new { x.grouping, x.day, x.name });
                });

            migrationBuilder.CreateTable(
                name: "import_schedule_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    schedule_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    result = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_schedule_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "marketing_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    place = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    ends_at = table.Column<long>(type: "bigint", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    has_waiting_list = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marketing_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "match_key_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    phase = table.Column<int>(type: "integer", nullable: false),
                    target = table.Column<int>(type: "integer", nullable: false),
                    is_forced = table.Column<bool>(type: "boolean", nullable: false),
                    customers = table.Column<long>(type: "bigint", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    last_customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    last_key = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lease_until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_key_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<int>(type: "integer", nullable: true),
                    invited_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_invitations_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_event_invitations_marketing_events",
                        column: x => x.event_id,
                        principalTable: "marketing_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event_registrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    companions = table.Column<int>(type: "integer", nullable: false),
                    agent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    promoted_at = table.Column<long>(type: "bigint", nullable: true),
                    cancelled_at = table.Column<long>(type: "bigint", nullable: true),
                    cancel_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_registrations", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_registrations_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_event_registrations_marketing_events",
                        column: x => x.event_id,
                        principalTable: "marketing_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_walk_ins_event_code",
                table: "walk_ins",
                columns: new[] { "event_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id_since",
                table: "vehicle_periods",
                columns: new[] { "customer_id", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id_until",
                table: "vehicle_periods",
                columns: new[] { "customer_id", "until", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions",
                columns: new[] { "customer_id", "occurred_at", "id", "currency", "net", "cost", "reversed_at", "opened_at", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_opened_at",
                table: "transactions",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_customer_id_answered_at",
                table: "suggestions",
                columns: new[] { "customer_id", "answered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_customer_id_received_at",
                table: "suggestions",
                columns: new[] { "customer_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_interactions_event_code_customer_id",
                table: "interactions",
                columns: new[] { "event_code", "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_merges_customer_id_merged_at",
                table: "customer_merges",
                columns: new[] { "customer_id", "merged_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_invitations_customer_id_invited_at",
                table: "event_invitations",
                columns: new[] { "customer_id", "invited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_invitations_event_id_customer_id",
                table: "event_invitations",
                columns: new[] { "event_id", "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_invitations_event_id_invited_at",
                table: "event_invitations",
                columns: new[] { "event_id", "invited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_registrations_customer_id_registered_at",
                table: "event_registrations",
                columns: new[] { "customer_id", "registered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_registrations_event_id_customer_id",
                table: "event_registrations",
                columns: new[] { "event_id", "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_registrations_event_id_registered_at",
                table: "event_registrations",
                columns: new[] { "event_id", "registered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_schedule_runs_schedule_name_id",
                table: "import_schedule_runs",
                columns: new[] { "schedule_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_marketing_events_code",
                table: "marketing_events",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_marketing_events_starts_at",
                table: "marketing_events",
                columns: new[] { "starts_at", "id" });

            // Attendances told before kept the code of their event among the details only.
            migrationBuilder.Sql(
                "UPDATE interactions SET event_code = details::json->>'e' " +
                "WHERE kind = 3 AND event_code IS NULL AND details IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_merges");

            migrationBuilder.DropTable(
                name: "data_quality_group_snapshots");

            migrationBuilder.DropTable(
                name: "event_invitations");

            migrationBuilder.DropTable(
                name: "event_registrations");

            migrationBuilder.DropTable(
                name: "import_schedule_runs");

            migrationBuilder.DropTable(
                name: "match_key_state");

            migrationBuilder.DropTable(
                name: "marketing_events");

            migrationBuilder.DropIndex(
                name: "ix_walk_ins_event_code",
                table: "walk_ins");

            migrationBuilder.DropIndex(
                name: "ix_vehicle_periods_customer_id_since",
                table: "vehicle_periods");

            migrationBuilder.DropIndex(
                name: "ix_vehicle_periods_customer_id_until",
                table: "vehicle_periods");

            migrationBuilder.DropIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions");

            migrationBuilder.DropIndex(
                name: "ix_transactions_opened_at",
                table: "transactions");

            migrationBuilder.DropIndex(
                name: "ix_suggestions_customer_id_answered_at",
                table: "suggestions");

            migrationBuilder.DropIndex(
                name: "ix_suggestions_customer_id_received_at",
                table: "suggestions");

            migrationBuilder.DropIndex(
                name: "ix_interactions_event_code_customer_id",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "posted_for_id",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "quote_id",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transaction_revision_lines");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transaction_lines");

            migrationBuilder.DropColumn(
                name: "answered_at",
                table: "recovery_offers");

            migrationBuilder.DropColumn(
                name: "decline_reason",
                table: "recovery_offers");

            migrationBuilder.DropColumn(
                name: "is_accepted",
                table: "recovery_offers");

            migrationBuilder.DropColumn(
                name: "valid_until",
                table: "recovery_offers");

            migrationBuilder.DropColumn(
                name: "event_code",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "cron",
                table: "import_schedules");

            migrationBuilder.DropColumn(
                name: "failed_content",
                table: "import_schedules");

            migrationBuilder.DropColumn(
                name: "failures",
                table: "import_schedules");

            migrationBuilder.DropColumn(
                name: "is_run_asked",
                table: "import_schedules");

            migrationBuilder.DropColumn(
                name: "is_watching",
                table: "import_schedules");

            migrationBuilder.DropColumn(
                name: "regular_run_at",
                table: "import_schedules");

            migrationBuilder.DropColumn(
                name: "retry_at",
                table: "import_schedules");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "import_schedules");

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id",
                table: "vehicle_periods",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions",
                columns: new[] { "customer_id", "occurred_at", "id", "currency", "net", "cost", "reversed_at" });
        }
    }
}
