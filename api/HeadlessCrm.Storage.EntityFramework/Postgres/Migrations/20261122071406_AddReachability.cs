using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
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
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C")
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
