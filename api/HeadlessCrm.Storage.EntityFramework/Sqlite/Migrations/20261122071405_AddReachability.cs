using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddReachability : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contact_deliverabilities",
                columns: table => new
                {
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_deliverabilities", x => x.address);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_deliverabilities");
        }
    }
}
