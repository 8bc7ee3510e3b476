using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CreateStore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "customer_purchase_profiles_rebuilt",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_count = table.Column<int>(type: "integer", nullable: false),
                    total_spend = table.Column<long>(type: "bigint", nullable: false),
                    first_purchase_ticks = table.Column<long>(type: "bigint", nullable: false),
                    last_purchase_ticks = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_purchase_profiles_rebuilt", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    display_name_folded = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    given_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    family_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    company_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dealers",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    city = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dealers", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "feed_consumers",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    checkpoint_transaction = table.Column<long>(type: "bigint", nullable: false),
                    checkpoint_sequence = table.Column<long>(type: "bigint", nullable: false),
                    advanced_at = table.Column<long>(type: "bigint", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lease_until = table.Column<long>(type: "bigint", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    is_rebuild_requested = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_consumers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "feed_events",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    transaction_number = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "(pg_current_xact_id()::text)::bigint"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    payload = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_events", x => new { x.transaction_number, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "feed_parked_events",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_number = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    payload = table.Column<byte[]>(type: "bytea", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parked_at = table.Column<long>(type: "bigint", nullable: false),
                    is_retry_requested = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_parked_events", x => new { x.consumer, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "feed_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    horizon_transaction = table.Column<long>(type: "bigint", nullable: false),
                    horizon_sequence = table.Column<long>(type: "bigint", nullable: false),
                    began_empty = table.Column<bool>(type: "boolean", nullable: false),
                    transaction_offset = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_entries",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    operation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    payload_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_entries", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "purchase_versions",
                columns: table => new
                {
                    part = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchase_versions", x => x.part);
                });

            migrationBuilder.CreateTable(
                name: "store_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    purchase_version = table.Column<long>(type: "bigint", nullable: false),
                    reporting_currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    cursor_key = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contact_points",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    verified_at = table.Column<long>(type: "bigint", nullable: true),
                    is_preferred = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_points", x => new { x.customer_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_contact_points_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "customer_external_references",
                columns: table => new
                {
                    system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_external_references", x => new { x.system, x.external_id });
                    table.ForeignKey(
                        name: "fk_customer_external_references_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "customer_purchase_profiles",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_count = table.Column<int>(type: "integer", nullable: false),
                    total_spend = table.Column<long>(type: "bigint", nullable: false),
                    first_purchase_ticks = table.Column<long>(type: "bigint", nullable: false),
                    last_purchase_ticks = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_purchase_profiles", x => x.customer_id);
                    table.ForeignKey(
                        name: "fk_customer_purchase_profiles_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    touchpoint = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interactions", x => x.id);
                    table.ForeignKey(
                        name: "fk_interactions_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "transactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: true),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    product_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    dealer_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    odometer_km = table.Column<int>(type: "integer", nullable: true),
                    vin = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    external_system = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reversal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reversed_at = table.Column<long>(type: "bigint", nullable: true),
                    reversal_recorded_at = table.Column<long>(type: "bigint", nullable: true),
                    reversal_reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transactions", x => x.id);
                    table.ForeignKey(
                        name: "fk_transactions_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vehicles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vin = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    make = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    model = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    model_year = table.Column<int>(type: "integer", nullable: true),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vehicles", x => x.id);
                    table.ForeignKey(
                        name: "fk_vehicles_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "transaction_lines",
                columns: table => new
                {
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    product_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transaction_lines", x => new { x.transaction_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_transaction_lines_transactions",
                        column: x => x.transaction_id,
                        principalTable: "transactions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contact_points_value",
                table: "contact_points",
                columns: new[] { "value", "customer_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_external_references_customer_id",
                table: "customer_external_references",
                columns: new[] { "customer_id", "system", "external_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_purchase_profiles_last_purchase_ticks",
                table: "customer_purchase_profiles",
                columns: new[] { "last_purchase_ticks", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_purchase_profiles_total_spend",
                table: "customer_purchase_profiles",
                columns: new[] { "total_spend", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_purchase_profiles_transaction_count",
                table: "customer_purchase_profiles",
                columns: new[] { "transaction_count", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_display_name_folded",
                table: "customers",
                columns: new[] { "display_name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_updated_at",
                table: "customers",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_feed_parked_events_consumer_customer_id",
                table: "feed_parked_events",
                columns: new[] { "consumer", "customer_id", "event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_interactions_customer_id_occurred_at",
                table: "interactions",
                columns: new[] { "customer_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions",
                columns: new[] { "customer_id", "occurred_at", "id", "currency", "net", "cost", "reversed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_external_system_external_id",
                table: "transactions",
                columns: new[] { "external_system", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transactions_net",
                table: "transactions",
                columns: new[] { "net", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_occurred_at",
                table: "transactions",
                columns: new[] { "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vehicles_customer_id",
                table: "vehicles",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vehicles_vin",
                table: "vehicles",
                column: "vin",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_points");

            migrationBuilder.DropTable(
                name: "customer_external_references");

            migrationBuilder.DropTable(
                name: "customer_purchase_profiles");

            migrationBuilder.DropTable(
                name: "customer_purchase_profiles_rebuilt");

            migrationBuilder.DropTable(
                name: "dealers");

            migrationBuilder.DropTable(
                name: "feed_consumers");

            migrationBuilder.DropTable(
                name: "feed_events");

            migrationBuilder.DropTable(
                name: "feed_parked_events");

            migrationBuilder.DropTable(
                name: "feed_state");

            migrationBuilder.DropTable(
                name: "idempotency_entries");

            migrationBuilder.DropTable(
                name: "interactions");

            migrationBuilder.DropTable(
                name: "purchase_versions");

            migrationBuilder.DropTable(
                name: "store_state");

            migrationBuilder.DropTable(
                name: "transaction_lines");

            migrationBuilder.DropTable(
                name: "vehicles");

            migrationBuilder.DropTable(
                name: "transactions");

            migrationBuilder.DropTable(
                name: "customers");
        }
    }
}
