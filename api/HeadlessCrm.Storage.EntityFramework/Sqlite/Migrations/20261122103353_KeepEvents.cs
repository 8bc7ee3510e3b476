using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "answered_at",
                table: "recovery_offers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decline_reason",
                table: "recovery_offers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_accepted",
                table: "recovery_offers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "valid_until",
                table: "recovery_offers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "event_code",
                table: "interactions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_quality_group_snapshots",
                columns: table => new
                {
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    grouping = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    report = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_quality_group_snapshots", x => new { x.grouping, x.day, x.name });
                });

            migrationBuilder.CreateTable(
                name: "marketing_events",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    dealer_code = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    has_waiting_list = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marketing_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "match_key_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    phase = table.Column<int>(type: "INTEGER", nullable: false),
                    target = table.Column<int>(type: "INTEGER", nullable: false),
                    is_forced = table.Column<bool>(type: "INTEGER", nullable: false),
                    customers = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    last_customer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    last_key = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_key_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_invitations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_code = table.Column<string>(type: "TEXT", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    channel = table.Column<int>(type: "INTEGER", nullable: true),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_code = table.Column<string>(type: "TEXT", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    companions = table.Column<int>(type: "INTEGER", nullable: false),
                    agent = table.Column<string>(type: "TEXT", nullable: true),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    promoted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                column: "event_code",
                filter: "event_code IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_interactions_event_code_customer_id",
                table: "interactions",
                columns: new[] { "event_code", "customer_id" },
                filter: "event_code IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_event_invitations_customer_id_invited_at",
                table: "event_invitations",
                columns: new[] { "customer_id", "invited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_invitations_event_id_customer_id",
                table: "event_invitations",
                columns: new[] { "event_id", "customer_id" });

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
                columns: new[] { "event_id", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_registrations_event_id_registered_at",
                table: "event_registrations",
                columns: new[] { "event_id", "registered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_marketing_events_code",
                table: "marketing_events",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_marketing_events_starts_at",
                table: "marketing_events",
                column: "starts_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_quality_group_snapshots");

            migrationBuilder.DropTable(
                name: "event_invitations");

            migrationBuilder.DropTable(
                name: "event_registrations");

            migrationBuilder.DropTable(
                name: "match_key_state");

            migrationBuilder.DropTable(
                name: "marketing_events");

            migrationBuilder.DropIndex(
                name: "ix_walk_ins_event_code",
                table: "walk_ins");

            migrationBuilder.DropIndex(
                name: "ix_interactions_event_code_customer_id",
                table: "interactions");

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
        }
    }
}
