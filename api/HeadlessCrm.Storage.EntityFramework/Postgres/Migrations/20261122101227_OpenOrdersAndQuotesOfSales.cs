using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OpenOrdersAndQuotesOfSales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_vehicle_periods_customer_id",
                table: "vehicle_periods");

            migrationBuilder.DropIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions");

            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "opened_at",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "transaction_revisions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transaction_revisions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "opened_at",
                table: "transaction_revisions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "posted_for_id",
                table: "transaction_revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "quote_id",
                table: "transaction_revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transaction_revision_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "labour_hours",
                table: "transaction_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id_since",
                table: "vehicle_periods",
                columns: new[] { "customer_id", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id_until",
                table: "vehicle_periods",
                columns: new[] { "customer_id", "until", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions",
                columns: new[] { "customer_id", "occurred_at", "id", "currency", "net", "cost", "reversed_at", "opened_at", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_opened_at",
                table: "transactions",
                columns: new[] { "opened_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_vehicle_periods_customer_id_since",
                table: "vehicle_periods");

            migrationBuilder.DropIndex(
                name: "ix_vehicle_periods_customer_id_until",
                table: "vehicle_periods");

            migrationBuilder.DropIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions");

            migrationBuilder.DropIndex(
                name: "ix_transactions_opened_at",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "posted_for_id",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "quote_id",
                table: "transaction_revisions");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transaction_revision_lines");

            migrationBuilder.DropColumn(
                name: "labour_hours",
                table: "transaction_lines");

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_periods_customer_id",
                table: "vehicle_periods",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transactions_customer_id_occurred_at",
                table: "transactions",
                columns: new[] { "customer_id", "occurred_at", "id", "currency", "net", "cost", "reversed_at" });
        }
    }
}
