using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddProfile : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    coding = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    job_title = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    role = table.Column<int>(type: "integer", nullable: true),
                    since = table.Column<int>(type: "integer", nullable: true),
                    until = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customer_demographics",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sex = table.Column<int>(type: "integer", nullable: true),
                    birth_date = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    marital_status = table.Column<int>(type: "integer", nullable: true),
                    occupation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    area = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    life_stage = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_demographics", x => x.customer_id);
                    table.ForeignKey(
                        name: "fk_customer_demographics_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fleets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fleets", x => x.id);
                    table.ForeignKey(
                        name: "fk_fleets_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    household_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_head = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_household_memberships_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fleet_vehicles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fleet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vin = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fleet_vehicles", x => x.id);
                    table.ForeignKey(
                        name: "fk_fleet_vehicles_fleets",
                        column: x => x.fleet_id,
                        principalTable: "fleets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_areas_code",
                table: "areas",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_areas_coding_code",
                table: "areas",
                columns: new[] { "coding", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_areas_name",
                table: "areas",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_areas_parent_id_code",
                table: "areas",
                columns: new[] { "parent_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_company_contacts_company_id",
                table: "company_contacts",
                columns: new[] { "company_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_company_contacts_person_id",
                table: "company_contacts",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_demographics_area",
                table: "customer_demographics",
                columns: new[] { "area", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fleet_vehicles_fleet_id_vin",
                table: "fleet_vehicles",
                columns: new[] { "fleet_id", "vin", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_fleet_vehicles_vin",
                table: "fleet_vehicles",
                column: "vin",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fleets_customer_id",
                table: "fleets",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_fleets_name",
                table: "fleets",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_fleets_parent_id",
                table: "fleets",
                columns: new[] { "parent_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_household_memberships_customer_id_position",
                table: "household_memberships",
                columns: new[] { "customer_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_household_memberships_household_id",
                table: "household_memberships",
                columns: new[] { "household_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_households_name",
                table: "households",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_households_parent_id",
                table: "households",
                columns: new[] { "parent_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "areas");

            migrationBuilder.DropTable(
                name: "company_contacts");

            migrationBuilder.DropTable(
                name: "customer_demographics");

            migrationBuilder.DropTable(
                name: "fleet_vehicles");

            migrationBuilder.DropTable(
                name: "household_memberships");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "fleets");
        }
    }
}
