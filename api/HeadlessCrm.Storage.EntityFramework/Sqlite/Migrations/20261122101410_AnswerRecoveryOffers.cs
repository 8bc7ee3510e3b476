using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AnswerRecoveryOffers : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
