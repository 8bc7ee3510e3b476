using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddComplaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "complaint_targets",
                columns: table => new
                {
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    response = table.Column<string>(type: "TEXT", nullable: false),
                    resolution = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_targets", x => new { x.category, x.severity });
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    dealer_code = table.Column<string>(type: "TEXT", nullable: true),
                    product_type = table.Column<string>(type: "TEXT", nullable: true),
                    vin = table.Column<string>(type: "TEXT", nullable: true),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_count = table.Column<int>(type: "INTEGER", nullable: false),
                    reopened_count = table.Column<int>(type: "INTEGER", nullable: false),
                    response_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    responded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolution_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    was_resolved_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    resolution = table.Column<string>(type: "TEXT", nullable: true),
                    compensation = table.Column<long>(type: "INTEGER", nullable: true),
                    compensation_currency = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_resolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_resolution_contacts = table.Column<int>(type: "INTEGER", nullable: true),
                    first_reopened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaints_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commitments",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    promise = table.Column<string>(type: "TEXT", nullable: false),
                    agent = table.Column<string>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: true),
                    breach_noted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    watched_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitments", x => x.id);
                    table.ForeignKey(
                        name: "fk_commitments_complaints",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaint_entries",
                columns: table => new
                {
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: true),
                    direction = table.Column<int>(type: "INTEGER", nullable: true),
                    agent = table.Column<string>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_entries", x => new { x.complaint_id, x.number });
                    table.ForeignKey(
                        name: "fk_complaint_entries_complaints",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_offers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    offered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    agent = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_offers", x => x.id);
                    table.ForeignKey(
                        name: "fk_recovery_offers_complaints",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_commitments_complaint_id_due_at",
                table: "commitments",
                columns: new[] { "complaint_id", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_commitments_watched_until",
                table: "commitments",
                column: "watched_until");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_customer_id_opened_at",
                table: "complaints",
                columns: new[] { "customer_id", "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_opened_at",
                table: "complaints",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_resolution_due_at",
                table: "complaints",
                column: "resolution_due_at");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_offers_complaint_id",
                table: "recovery_offers",
                column: "complaint_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commitments");

            migrationBuilder.DropTable(
                name: "complaint_entries");

            migrationBuilder.DropTable(
                name: "complaint_targets");

            migrationBuilder.DropTable(
                name: "recovery_offers");

            migrationBuilder.DropTable(
                name: "complaints");
        }
    }
}
