using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "license_plate",
                table: "vehicles",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "vehicles",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "odometer_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vehicle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    km = table.Column<int>(type: "integer", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    make = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    model = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    from_model_year = table.Column<int>(type: "integer", nullable: true),
                    to_model_year = table.Column<int>(type: "integer", nullable: true),
                    services = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vehicle_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vehicle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: true),
                    until = table.Column<long>(type: "bigint", nullable: true)
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
                columns: new[] { "license_plate", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_vin",
                table: "transactions",
                columns: new[] { "vin", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_odometer_readings_vehicle_id",
                table: "odometer_readings",
                columns: new[] { "vehicle_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_plans_code",
                table: "service_plans",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id",
                table: "vehicle_periods",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_vehicle_id",
                table: "vehicle_periods",
                columns: new[] { "vehicle_id", "id" });
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
