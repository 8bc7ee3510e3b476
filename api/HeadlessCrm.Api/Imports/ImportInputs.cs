using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Imports;

namespace HeadlessCrm.Api.Imports;

/// <summary>How amounts with more decimals than their currency are rounded.</summary>
internal enum ImportRounding
{
    /// <summary>Halves to the even neighbour.</summary>
    HalfEven,

    /// <summary>Halves away from zero.</summary>
    HalfAwayFromZero,
}

/// <summary>Where the values of one of our columns come from.</summary>
internal sealed record ImportColumn(string Column, string? Source, string? Minus, string? Constant);

/// <summary>The input of one column.</summary>
internal sealed record ImportColumnInput(string Column, string? Source, string? Minus, string? Constant);

/// <summary>The input of a mapping.</summary>
internal sealed record ImportMappingInput(ImportColumnInput[] Columns, string? Delimiter, bool GroupLines, ImportRounding? Rounding)
{
    /// <summary>The mapping as it is kept, or what cannot be said so.</summary>
    public (string Text, ImportMappingInvalid? Fault) ToDefinition()
    {
        foreach (var column in Columns)
        {
            if ((column.Source is null) == (column.Constant is null) || (column.Minus is not null && column.Source is null))
            {
                return (string.Empty, new ImportMappingInvalid(
                    $"It says of \"{column.Column}\" neither where its values come from nor what they are, or both; give a source or a constant."));
            }
        }

        if (Columns.GroupBy(column => column.Column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return (string.Empty, new ImportMappingInvalid($"It names \"{twice.Key}\" twice; name it once."));
        }

        var file = new MappingFile
        {
            Columns = Columns.Where(column => column is { Source: not null, Minus: null })
                .ToDictionary(column => column.Column, column => column.Source!),
            Constants = Columns.Where(column => column.Constant is not null)
                .ToDictionary(column => column.Column, column => column.Constant!),
            Differences = Columns.Where(column => column.Minus is not null)
                .ToDictionary(column => column.Column, column => (string[])[column.Source!, column.Minus!]),
            Delimiter = Delimiter,
            GroupLines = GroupLines,
            Rounding = NameOf(Rounding),
        };
        return (file.Print(), null);
    }

    private static string? NameOf(ImportRounding? rounding) => rounding switch
    {
        null => null,
        ImportRounding.HalfEven => "HALF_EVEN",
        _ => "HALF_AWAY_FROM_ZERO",
    };
}

/// <summary>The input of <c>importMappingSave</c>.</summary>
internal sealed record ImportMappingSaveInput(string Name, ImportEntity Entity, ImportMappingInput Mapping, int? ExpectedVersion);

/// <summary>The input of <c>bulkImport</c>.</summary>
internal sealed record BulkImportInput(
    ImportEntity Entity,
    ImportFormat Format,
    GlobalId FileId,
    string System,
    string? MappingName,
    ImportMappingInput? Mapping,
    bool DryRun,
    LawfulBasis LawfulBasis,
    string IdempotencyKey)
{
    /// <summary>The command that says the same, with a mapping that was written down.</summary>
    public StartBulkImportCommand ToCommand(string? mapping) => new()
    {
        Entity = Entity,
        Format = Format,
        FileId = FileId.Value,
        System = System,
        MappingName = MappingName,
        Mapping = mapping,
        IsDryRun = DryRun,
        LawfulBasis = LawfulBasis,
        IdempotencyKey = IdempotencyKey,
    };
}
