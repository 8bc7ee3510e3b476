using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<int>(type: "integer", nullable: false),
                    arrived_for_id = table.Column<Guid>(type: "uuid", nullable: false),
                    arrived_system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    arrived_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    candidate_for_id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidate_system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    candidate_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    score = table.Column<long>(type: "bigint", nullable: false),
                    is_held_back = table.Column<bool>(type: "boolean", nullable: false),
                    model_version = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: false),
                    waterfall = table.Column<byte[]>(type: "bytea", nullable: false),
                    resolution = table.Column<int>(type: "integer", nullable: false),
                    resolved_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "match_keys",
                columns: table => new
                {
                    key = table.Column<long>(type: "bigint", nullable: false),
                    sort_text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_keys", x => new { x.key, x.sort_text, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "match_models",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    learned_at = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_models", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "match_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_records", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_arrived_for_id",
                table: "match_decisions",
                columns: new[] { "arrived_for_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_candidate_for_id",
                table: "match_decisions",
                columns: new[] { "candidate_for_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_decided_at",
                table: "match_decisions",
                columns: new[] { "decided_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_match_decisions_score",
                table: "match_decisions",
                columns: new[] { "score", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_match_records_customer_id",
                table: "match_records",
                columns: new[] { "customer_id", "id" });
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
