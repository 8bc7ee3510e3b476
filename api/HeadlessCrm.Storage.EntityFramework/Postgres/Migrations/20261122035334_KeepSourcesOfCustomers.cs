using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeepSourcesOfCustomers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "posted_for_id",
                table: "vehicles",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "posted_for_id",
                table: "transactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "merge_version",
                table: "store_state",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "posted_for_id",
                table: "interactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source_system",
                table: "customers",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "status_at",
                table: "customers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "posted_for_id",
                table: "customer_external_references",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "customer_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survivor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    status_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_customer_members_customers",
                        column: x => x.survivor_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "never_merge_pairs",
                columns: table => new
                {
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_never_merge_pairs", x => new { x.first_id, x.second_id });
                });

            migrationBuilder.CreateTable(
                name: "source_records",
                columns: table => new
                {
                    system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_records", x => new { x.system, x.external_id });
                    table.ForeignKey(
                        name: "fk_source_records_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_customer_members_survivor_id",
                table: "customer_members",
                columns: new[] { "survivor_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_never_merge_pairs_second_id",
                table: "never_merge_pairs",
                columns: new[] { "second_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_source_records_customer_id",
                table: "source_records",
                columns: new[] { "customer_id", "system", "external_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_members");

            migrationBuilder.DropTable(
                name: "never_merge_pairs");

            migrationBuilder.DropTable(
                name: "source_records");

            migrationBuilder.DropColumn(
                name: "posted_for_id",
                table: "vehicles");

            migrationBuilder.DropColumn(
                name: "posted_for_id",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "merge_version",
                table: "store_state");

            migrationBuilder.DropColumn(
                name: "posted_for_id",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "source_system",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "status_at",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "posted_for_id",
                table: "customer_external_references");
        }
    }
}
