using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    competitor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    touchpoint = table.Column<int>(type: "integer", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    shopper = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    visited_at = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    score_hundredths = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mystery_visits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mystery_scores",
                columns: table => new
                {
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    score = table.Column<int>(type: "integer", nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                columns: new[] { "visited_at", "id" });
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
