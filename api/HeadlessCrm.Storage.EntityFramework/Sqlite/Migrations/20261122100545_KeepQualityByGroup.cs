using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepQualityByGroup : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_quality_group_snapshots");
        }
    }
}
