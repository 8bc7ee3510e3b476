using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddMysteryVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "mystery_visits",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dealer_code = table.Column<string>(type: "TEXT", nullable: true),
                    competitor = table.Column<string>(type: "TEXT", nullable: true),
                    touchpoint = table.Column<int>(type: "INTEGER", nullable: false),
                    scenario = table.Column<string>(type: "TEXT", nullable: true),
                    shopper = table.Column<string>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", nullable: true),
                    visited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    score_hundredths = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mystery_visits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mystery_scores",
                columns: table => new
                {
                    visit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    criterion = table.Column<string>(type: "TEXT", nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    weight = table.Column<int>(type: "INTEGER", nullable: false),
                    comment = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mystery_scores", x => new { x.visit_id, x.criterion });
                    table.ForeignKey(
                        name: "fk_mystery_scores_mystery_visits",
                        column: x => x.visit_id,
                        principalTable: "mystery_visits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_mystery_visits_visited_at",
                table: "mystery_visits",
                column: "visited_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mystery_scores");

            migrationBuilder.DropTable(
                name: "mystery_visits");
        }
    }
}
