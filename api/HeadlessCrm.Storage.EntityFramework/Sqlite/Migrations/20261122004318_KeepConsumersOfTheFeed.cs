using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepConsumersOfTheFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "customer_purchase_profiles_rebuilt",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_count = table.Column<int>(type: "INTEGER", nullable: false),
                    total_spend = table.Column<long>(type: "INTEGER", nullable: false),
                    first_purchase_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    last_purchase_ticks = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_purchase_profiles_rebuilt", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "feed_consumers",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    checkpoint_transaction = table.Column<long>(type: "INTEGER", nullable: false),
                    checkpoint_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    advanced_at = table.Column<long>(type: "INTEGER", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    is_rebuild_requested = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_consumers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "feed_parked_events",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_number = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dealer_code = table.Column<string>(type: "TEXT", nullable: true),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    parked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_retry_requested = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_parked_events", x => new { x.consumer, x.event_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_feed_parked_events_consumer_customer_id",
                table: "feed_parked_events",
                columns: new[] { "consumer", "customer_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_purchase_profiles_rebuilt");

            migrationBuilder.DropTable(
                name: "feed_consumers");

            migrationBuilder.DropTable(
                name: "feed_parked_events");
        }
    }
}
