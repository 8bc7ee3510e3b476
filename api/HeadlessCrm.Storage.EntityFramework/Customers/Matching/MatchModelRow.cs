using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>A model that was learned; none is ever changed or dropped, because decisions name theirs.</summary>
internal sealed class MatchModelRow
{
    public int Version { get; set; }

    public DateTimeOffset LearnedAt { get; set; }

    /// <summary>The model as JSON.</summary>
    public byte[] Content { get; set; } = [];

    public static void Configure(EntityTypeBuilder<MatchModelRow> entity)
    {
        entity.ToTable("match_models");
        entity.HasKey(row => row.Version);
        entity.Property(row => row.Version).ValueGeneratedNever();
    }
}
