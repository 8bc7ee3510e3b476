using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddQuotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_schedules",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entity = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<int>(type: "integer", nullable: false),
                    system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mapping_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lawful_basis = table.Column<int>(type: "integer", nullable: false),
                    every_ticks = table.Column<long>(type: "bigint", nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    next_run_at = table.Column<long>(type: "bigint", nullable: false),
                    last_run_at = table.Column<long>(type: "bigint", nullable: true),
                    last_result = table.Column<int>(type: "integer", nullable: true),
                    last_message = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    last_operation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_schedules", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    quoted_at = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    valid_until = table.Column<long>(type: "bigint", nullable: true),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    vehicle_of_interest = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    vin = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    external_system = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    outcome = table.Column<int>(type: "integer", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    close_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotes", x => x.id);
                    table.ForeignKey(
                        name: "fk_quotes_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quotes_transactions",
                        column: x => x.transaction_id,
                        principalTable: "transactions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quote_lines",
                columns: table => new
                {
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    product_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_lines", x => new { x.quote_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_quote_lines_quotes",
                        column: x => x.quote_id,
                        principalTable: "quotes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_customer_id_quoted_at",
                table: "quotes",
                columns: new[] { "customer_id", "quoted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_external_system_external_id",
                table: "quotes",
                columns: new[] { "external_system", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_quoted_at",
                table: "quotes",
                columns: new[] { "quoted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_transaction_id",
                table: "quotes",
                columns: new[] { "transaction_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_schedules");

            migrationBuilder.DropTable(
                name: "quote_lines");

            migrationBuilder.DropTable(
                name: "quotes");
        }
    }
}
