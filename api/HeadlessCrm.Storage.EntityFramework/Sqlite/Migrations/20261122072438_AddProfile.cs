using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Migrations
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    coding = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_contacts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    company_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    company_posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    job_title = table.Column<string>(type: "TEXT", nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: true),
                    since = table.Column<int>(type: "INTEGER", nullable: true),
                    until = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customer_demographics",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sex = table.Column<int>(type: "INTEGER", nullable: true),
                    birth_date = table.Column<string>(type: "TEXT", nullable: true),
                    marital_status = table.Column<int>(type: "INTEGER", nullable: true),
                    occupation = table.Column<string>(type: "TEXT", nullable: true),
                    area = table.Column<string>(type: "TEXT", nullable: true),
                    life_stage = table.Column<int>(type: "INTEGER", nullable: true)
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
                name: "data_quality_snapshots",
                columns: table => new
                {
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    report = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_quality_snapshots", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "data_requirements",
                columns: table => new
                {
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: true),
                    stale_after_days = table.Column<int>(type: "INTEGER", nullable: true),
                    applies_to = table.Column<int>(type: "INTEGER", nullable: true),
                    touchpoints = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requirements", x => x.field);
                });

            migrationBuilder.CreateTable(
                name: "fleets",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    household_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    is_head = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "maintenance_tasks",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: true),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    priority = table.Column<long>(type: "INTEGER", nullable: false),
                    is_planned = table.Column<bool>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    due_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    outcome_note = table.Column<string>(type: "TEXT", nullable: true),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_maintenance_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_maintenance_tasks_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "preferences",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preferences", x => x.id);
                    table.ForeignKey(
                        name: "fk_preferences_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suggestions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    touchpoint = table.Column<int>(type: "INTEGER", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestions", x => x.id);
                    table.ForeignKey(
                        name: "fk_suggestions_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_responses",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    posted_for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    survey_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    survey_version = table.Column<int>(type: "INTEGER", nullable: false),
                    touchpoint = table.Column<int>(type: "INTEGER", nullable: true),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_responses", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_responses_customers",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "surveys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_surveys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fleet_vehicles",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fleet_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    vin = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "survey_versions",
                columns: table => new
                {
                    survey_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    questions = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_versions", x => new { x.survey_id, x.version });
                    table.ForeignKey(
                        name: "fk_survey_versions_surveys",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_areas_code",
                table: "areas",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_areas_coding_code",
                table: "areas",
                columns: new[] { "coding", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_areas_name",
                table: "areas",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_areas_parent_id_code",
                table: "areas",
                columns: new[] { "parent_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_company_contacts_company_id",
                table: "company_contacts",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_company_contacts_person_id",
                table: "company_contacts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_customer_demographics_area",
                table: "customer_demographics",
                column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_fleet_vehicles_fleet_id_vin",
                table: "fleet_vehicles",
                columns: new[] { "fleet_id", "vin" });

            migrationBuilder.CreateIndex(
                name: "ix_fleet_vehicles_vin",
                table: "fleet_vehicles",
                column: "vin",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fleets_customer_id",
                table: "fleets",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_fleets_name",
                table: "fleets",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_fleets_parent_id",
                table: "fleets",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_memberships_customer_id_position",
                table: "household_memberships",
                columns: new[] { "customer_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_household_memberships_household_id",
                table: "household_memberships",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_households_name",
                table: "households",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_households_parent_id",
                table: "households",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_maintenance_tasks_customer_id_status",
                table: "maintenance_tasks",
                columns: new[] { "customer_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_maintenance_tasks_due_ticks",
                table: "maintenance_tasks",
                column: "due_ticks");

            migrationBuilder.CreateIndex(
                name: "ix_maintenance_tasks_owner",
                table: "maintenance_tasks",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_maintenance_tasks_priority",
                table: "maintenance_tasks",
                column: "priority");

            migrationBuilder.CreateIndex(
                name: "ix_preferences_customer_id_topic",
                table: "preferences",
                columns: new[] { "customer_id", "topic", "kind", "source", "said_at", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_customer_id_due_at",
                table: "suggestions",
                columns: new[] { "customer_id", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_due_at",
                table: "suggestions",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_received_at",
                table: "suggestions",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_survey_responses_customer_id_answered_at",
                table: "survey_responses",
                columns: new[] { "customer_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_responses_survey_id",
                table: "survey_responses",
                column: "survey_id");

            migrationBuilder.CreateIndex(
                name: "ix_surveys_name",
                table: "surveys",
                column: "name",
                unique: true);
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
                name: "data_quality_snapshots");

            migrationBuilder.DropTable(
                name: "data_requirements");

            migrationBuilder.DropTable(
                name: "fleet_vehicles");

            migrationBuilder.DropTable(
                name: "household_memberships");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "maintenance_tasks");

            migrationBuilder.DropTable(
                name: "preferences");

            migrationBuilder.DropTable(
                name: "suggestions");

            migrationBuilder.DropTable(
                name: "survey_responses");

            migrationBuilder.DropTable(
                name: "survey_versions");

            migrationBuilder.DropTable(
                name: "fleets");

            migrationBuilder.DropTable(
                name: "surveys");
        }
    }
}
