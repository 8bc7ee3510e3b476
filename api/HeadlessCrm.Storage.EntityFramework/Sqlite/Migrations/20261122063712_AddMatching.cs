using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddMatching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "match_decisions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<int>(type: "INTEGER", nullable: false),
                    arrived_for_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    arrived_system = table.Column<string>(type: "TEXT", nullable: false),
                    arrived_key = table.Column<string>(type: "TEXT", nullable: false),
                    candidate_for_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    candidate_system = table.Column<string>(type: "TEXT", nullable: false),
                    candidate_key = table.Column<string>(type: "TEXT", nullable: false),
                    score = table.Column<long>(type: "INTEGER", nullable: false),
                    is_held_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    model_version = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false),
                    waterfall = table.Column<byte[]>(type: "BLOB", nullable: false),
                    resolution = table.Column<int>(type: "INTEGER", nullable: false),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "match_keys",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    sort_text = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_keys", x => new { x.key, x.sort_text, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "match_models",
                columns: table => new
                {
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    learned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_models", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "match_records",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_records", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_arrived_for_id",
                table: "match_decisions",
                column: "arrived_for_id");

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_candidate_for_id",
                table: "match_decisions",
                column: "candidate_for_id");

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_decided_at",
                table: "match_decisions",
                column: "decided_at");

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_score",
                table: "match_decisions",
                column: "score");

            migrationBuilder.CreateIndex(
                name: "ix_match_records_customer_id",
                table: "match_records",
                column: "customer_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "match_decisions");

            migrationBuilder.DropTable(
                name: "match_keys");

            migrationBuilder.DropTable(
                name: "match_models");

            migrationBuilder.DropTable(
                name: "match_records");
        }
    }
}
