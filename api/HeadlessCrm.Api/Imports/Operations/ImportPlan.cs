using System.Text;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Imports;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>How an operation reads its file; opens files and mappings as the command line does.</summary>
internal static class ImportPlan
{
    /// <summary>The columns of an entity.</summary>
    public static ImportColumns ColumnsOf(ImportEntity entity) =>
        entity == ImportEntity.Customers ? CustomerRows.Columns : TransactionRows.Columns;

    /// <summary>The mapping of a text, or why it is none.</summary>
    /// <exception cref="StartupException">It is none.</exception>
    public static ColumnMapping MappingOf(ImportEntity entity, string? mapping) =>
        mapping is null ? ColumnMapping.None : ColumnMapping.Parse(mapping, "The mapping", ColumnsOf(entity));

    /// <summary>Opens the file of an operation, its header read.</summary>
    /// <exception cref="StartupException">It cannot be read like this.</exception>
    public static SourceFile Open(BulkOperation operation, ImportFolder folder, ColumnMapping mapping)
    {
        var path = folder.PathOf(operation.File);
        if (!File.Exists(path))
        {
            throw new StartupException("it is no longer in the folder of imports; send it again.");
        }

        try
        {
            return SourceFile.Open(
                path, operation.Format == ImportFormat.Ndjson ? "ndjson" : "csv", ColumnsOf(operation.Entity), mapping);
        }
        catch (StartupException refusal)
        {
            // Where the file lies is nobody's business.
            throw new StartupException(
                refusal.Message.Replace(path, "the file", StringComparison.Ordinal)
                    .Replace(", or a --mapping that says which column is which", ", or a mapping that says which column is which", StringComparison.Ordinal),
                refusal);
        }
    }
}

/// <summary>Looks into files and mappings before an operation begins.</summary>
internal sealed class ImportPolicy(
    ImportFolder folder, OperationChanges changes, ContactPointSettings contacts, TimeProvider clock) : IImportPolicy
{
    /// <inheritdoc/>
    public DomainError? CheckMapping(ImportEntity entity, string mapping)
    {
        try
        {
            Reading(entity, ImportPlan.MappingOf(entity, mapping));
            return null;
        }
        catch (StartupException refusal)
        {
            return new ImportMappingInvalid(refusal.Message);
        }
    }

    /// <inheritdoc/>
    public DomainError? CheckFile(BulkOperation operation)
    {
        try
        {
            using var source = ImportPlan.Open(operation, folder, ImportPlan.MappingOf(operation.Entity, operation.Mapping));
            return null;
        }
        catch (StartupException refusal)
        {
            return new ImportFileInvalid(refusal.Message) { Path = ["fileId"] };
        }
        catch (DecoderFallbackException)
        {
            return new ImportFileInvalid("it is not UTF-8.") { Path = ["fileId"] };
        }
    }

    /// <inheritdoc/>
    public void Announce() => changes.Raise();

    // Says what a mapping asks that this entity has not.
    private object Reading(ImportEntity entity, ColumnMapping mapping) => entity switch
    {
        ImportEntity.Customers => CustomerRows.Reading(mapping, contacts, AreaRegistry.Empty, clock),
        _ => TransactionRows.Reading(mapping, clock),
    };
}
