using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Imports.Operations;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Imports;

/// <summary>Binds <c>imports.graphql</c>.</summary>
internal static class ImportSchema
{
    public static ExecutableSchemaBuilder AddImports(this ExecutableSchemaBuilder builder) => builder
        .AddType<BulkOperation>()
        .AddType<ImportCounts>("BulkOperationCounts")
        .AddType<ImportFile>()
        .AddType<ImportRowError>()
        .AddType<ImportMapping>()
        .AddType<ImportColumn>()
        .AddType<Connection<BulkOperation>>("BulkOperationConnection")
        .AddType<Edge<BulkOperation>>("BulkOperationEdge")
        .AddType<Connection<ImportRowError>>("ImportRowErrorConnection")
        .AddType<Edge<ImportRowError>>("ImportRowErrorEdge")
        .AddType<BulkImportPayload>()
        .AddType<BulkOperationCancelPayload>()
        .AddType<ImportMappingSavePayload>()
        .AddType<ImportFileNotFound>()
        .AddType<ImportFileInvalid>()
        .AddType<ImportMappingNotFound>()
        .AddType<ImportMappingInvalid>()
        .AddType<ImportMappingVersionConflict>()
        .AddType<BulkOperationNotFound>()
        .AddEnum<ImportEntity>()
        .AddEnum<ImportFormat>()
        .AddEnum<ImportRounding>()
        .AddEnum<LawfulBasis>()
        .AddEnum<BulkOperationState>()
        .AddEnum<BulkOperationOrderField>()
        .AddInput<OrderTerm<BulkOperationOrderField>>("BulkOperationOrder")
        .AddInput<BulkImportInput>()
        .AddInput<ImportMappingInput>()
        .AddInput<ImportColumnInput>()
        .AddInput<ImportMappingSaveInput>()
        .AddType<ImportSchedule>()
        .AddType<ImportScheduleSavePayload>()
        .AddType<ImportScheduleDeletePayload>()
        .AddType<ImportScheduleVersionConflict>()
        .AddType<ImportScheduleNotFound>()
        .AddType<ImportScheduleRun>()
        .AddType<ImportScheduleRunNowPayload>()
        .AddEnum<ImportScheduleResult>()
        .AddInput<ImportScheduleSaveInput>()
        .AddResolvers(typeof(ImportScheduleMutations))
        .AddResolvers(typeof(ImportScheduleQueries))
        .AddResolvers(typeof(ImportScheduleFields))
        .AddResolvers(typeof(ImportScheduleRunFields))
        .AddType<DmsBatchPayload>()
        .AddType<DmsBatchResult>()
        .AddInput<DmsBatchInput>()
        .AddInput<DmsBatchRow>()
        .AddResolvers(typeof(DmsBatchMutations))
        .AddResolvers(typeof(ImportQueries))
        .AddResolvers(typeof(ImportMutations))
        .AddResolvers(typeof(ImportSubscriptions))
        .AddResolvers(typeof(BulkOperationFields))
        .AddResolvers(typeof(ImportFileFields))
        .AddResolvers(typeof(ImportMappingFields));

    /// <summary>Registers what receives files and imports them.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddOptions<BulkImportOptions>()
            .BindConfiguration(BulkImportOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<ImportFolder>()
            .AddSingleton<OperationChanges>()
            .AddSingleton<IImportPolicy, ImportPolicy>()
            .AddSingleton<StartBulkImport>()
            .AddSingleton<CancelBulkOperation>()
            .AddSingleton<SaveImportMapping>()
            .AddSingleton<IDropFolder, DropFolder>()
            .AddSingleton<SaveImportSchedule>()
            .AddSingleton<AskImportScheduleRun>()
            .AddSingleton<RunImportSchedules>()
            .AddSingleton<BulkOperationRunner>()
            .AddHostedService<BulkImportService>();
    }
}
