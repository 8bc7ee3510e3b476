using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "failed_content",
                table: "import_schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failures",
                table: "import_schedules",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_run_asked",
                table: "import_schedules",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_watching",
                table: "import_schedules",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "regular_run_at",
                table: "import_schedules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "retry_at",
                table: "import_schedules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "import_schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "import_schedule_runs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    schedule_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    result = table.Column<int>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    operation_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_schedule_runs", x => x.id);
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
