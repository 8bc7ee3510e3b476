using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decline_reason",
                table: "recovery_offers",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "is_accepted",
                table: "recovery_offers",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "valid_until",
                table: "recovery_offers",
                type: "bigint",
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
