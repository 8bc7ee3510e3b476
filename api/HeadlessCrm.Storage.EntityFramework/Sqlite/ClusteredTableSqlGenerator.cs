using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>
/// Makes tables whose key is not one integer <c>WITHOUT ROWID</c>: rows then lie in the order of the key itself instead
/// of behind a second index, which saves one search per lookup and one index entry per write.
/// </summary>
internal sealed class ClusteredTableSqlGenerator(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <inheritdoc/>
    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (!IsClustered(operation))
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }

        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }

    /// <summary>
    /// An index may be missing: the first import does without, and one that was broken off left it out. Whatever is missing is made
    /// when the schema is complete.
    /// </summary>
    protected override void Generate(
        DropIndexOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate)
    {
        builder.Append("DROP INDEX IF EXISTS ").Append(Dependencies.SqlGenerationHelper.DelimitIdentifier(operation.Name));
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }

    private static bool IsClustered(CreateTableOperation operation)
    {
        if (operation.Name.StartsWith("__EF", StringComparison.Ordinal) || operation.PrimaryKey is not { } key)
        {
            return false;
        }

        var isOneInteger = key.Columns.Length == 1
            && operation.Columns.Single(column => column.Name == key.Columns[0]).ColumnType == "INTEGER";
        return !isOneInteger;
    }
}
