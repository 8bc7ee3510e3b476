using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepHistoriesOfVehicles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "in_service_at",
                table: "vehicles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "license_plate",
                table: "vehicles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "vehicles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "odometer_readings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    vehicle_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    km = table.Column<int>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_odometer_readings", x => x.id);
                    table.ForeignKey(
                        name: "fk_odometer_readings_vehicles",
                        column: x => x.vehicle_id,
                        principalTable: "vehicles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_plans",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    make = table.Column<string>(type: "TEXT", nullable: true),
                    model = table.Column<string>(type: "TEXT", nullable: true),
                    from_model_year = table.Column<int>(type: "INTEGER", nullable: true),
                    to_model_year = table.Column<int>(type: "INTEGER", nullable: true),
                    services = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vehicle_periods",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    vehicle_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: true),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vehicle_periods", x => x.id);
                    table.ForeignKey(
                        name: "fk_vehicle_periods_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_vehicle_periods_vehicles",
                        column: x => x.vehicle_id,
                        principalTable: "vehicles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_vehicles_license_plate",
                table: "vehicles",
                column: "license_plate");

            migrationBuilder.CreateIndex(
                name: "ix_transactions_vin",
                table: "transactions",
                column: "vin",
                filter: "vin IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_odometer_readings_vehicle_id",
                table: "odometer_readings",
                column: "vehicle_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_plans_code",
                table: "service_plans",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id",
                table: "vehicle_periods",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_vehicle_id",
                table: "vehicle_periods",
                column: "vehicle_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "odometer_readings");

            migrationBuilder.DropTable(
                name: "service_plans");

            migrationBuilder.DropTable(
                name: "vehicle_periods");

            migrationBuilder.DropIndex(
                name: "ix_vehicles_license_plate",
                table: "vehicles");

            migrationBuilder.DropIndex(
                name: "ix_transactions_vin",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "in_service_at",
                table: "vehicles");

            migrationBuilder.DropColumn(
                name: "license_plate",
                table: "vehicles");

            migrationBuilder.DropColumn(
                name: "version",
                table: "vehicles");
        }
    }
}
