using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
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
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    entity = table.Column<int>(type: "INTEGER", nullable: false),
                    format = table.Column<int>(type: "INTEGER", nullable: false),
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    mapping_name = table.Column<string>(type: "TEXT", nullable: true),
                    lawful_basis = table.Column<int>(type: "INTEGER", nullable: false),
                    every_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    is_paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    next_run_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_run_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_result = table.Column<int>(type: "INTEGER", nullable: true),
                    last_message = table.Column<string>(type: "TEXT", nullable: true),
                    last_operation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_schedules", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    quoted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: true),
                    net = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    vehicle_of_interest = table.Column<string>(type: "TEXT", nullable: true),
                    vin = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    dealer_code = table.Column<string>(type: "TEXT", nullable: true),
                    external_system = table.Column<string>(type: "TEXT", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    close_reason = table.Column<string>(type: "TEXT", nullable: true),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    quote_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    product_type = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    net = table.Column<long>(type: "INTEGER", nullable: false)
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
                columns: new[] { "customer_id", "quoted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_external_system_external_id",
                table: "quotes",
                columns: new[] { "external_system", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_quoted_at",
                table: "quotes",
                column: "quoted_at");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_transaction_id",
                table: "quotes",
                column: "transaction_id");
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
