using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddTouchpoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "agent",
                table: "interactions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "answer_seconds",
                table: "interactions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "complaint_id",
                table: "interactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "interactions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "direction",
                table: "interactions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ended_at",
                table: "interactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "interactions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "quality_score",
                table: "interactions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "touchpoint_code",
                table: "interactions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "transaction_id",
                table: "interactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "touchpoints",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_moment_of_truth = table.Column<bool>(type: "boolean", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touchpoints", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "walk_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    touchpoint = table.Column<int>(type: "integer", nullable: false),
                    touchpoint_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    event_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    agent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_walk_ins", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_interactions_occurred_at_channel",
                table: "interactions",
                columns: new[] { "occurred_at", "channel", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_walk_ins_occurred_at",
                table: "walk_ins",
                columns: new[] { "occurred_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "touchpoints");

            migrationBuilder.DropTable(
                name: "walk_ins");

            migrationBuilder.DropIndex(
                name: "ix_interactions_occurred_at_channel",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "agent",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "answer_seconds",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "complaint_id",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "details",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "direction",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "quality_score",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "touchpoint_code",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "transaction_id",
                table: "interactions");
        }
    }
}
