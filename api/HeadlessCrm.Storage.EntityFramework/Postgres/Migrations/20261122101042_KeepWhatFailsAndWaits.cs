using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeepWhatFailsAndWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_import_schedule_runs_schedule_name_id",
                table: "import_schedule_runs",
                columns: new[] { "schedule_name", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_schedule_runs");

            migrationBuilder.DropTable(
                name: "match_key_state");

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
        }
    }
}
