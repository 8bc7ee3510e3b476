using HeadlessCrm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

internal sealed class ImportFileRow
{
    public Guid Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public long Length { get; set; }

    public string Sha256 { get; set; } = string.Empty;

    public DateTimeOffset ReceivedAt { get; set; }

    public static ImportFileRow Of(ImportFile file) => new()
    {
        Id = file.Id,
        Name = file.Name,
        Length = file.Length,
        Sha256 = file.Sha256,
        ReceivedAt = file.ReceivedAt,
    };

    public static void Configure(EntityTypeBuilder<ImportFileRow> entity)
    {
        entity.ToTable("import_files");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.ReceivedAt);
    }

    public ImportFile ToFile() => new(Id, Name, Length, Sha256, ReceivedAt);
}

internal sealed class ImportMappingRow
{
    public string Name { get; set; } = string.Empty;

    public ImportEntity Entity { get; set; }

    public string Definition { get; set; } = string.Empty;

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static ImportMappingRow Of(ImportMapping mapping) => new()
    {
        Name = mapping.Name,
        Entity = mapping.Entity,
        Definition = mapping.Definition,
        Version = mapping.Version,
        UpdatedAt = mapping.UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<ImportMappingRow> entity)
    {
        entity.ToTable("import_mappings");
        entity.HasKey(row => row.Name);
        entity.Property(row => row.Version).IsConcurrencyToken();
    }

    public ImportMapping ToMapping() => new(Name, Entity, Definition, Version, UpdatedAt);
}
