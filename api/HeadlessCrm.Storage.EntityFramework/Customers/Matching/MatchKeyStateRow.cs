using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>How far the keys of matching are made anew: one row.</summary>
internal sealed class MatchKeyStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>The version that all keys had when the last round ended; 0: none has ended.</summary>
    public int Version { get; set; }

    public MatchKeyPhase Phase { get; set; }

    /// <summary>The version that the round makes.</summary>
    public int Target { get; set; }

    public bool IsForced { get; set; }

    /// <summary>How many customers there were when the round began.</summary>
    public long Customers { get; set; }

    public long Done { get; set; }

    /// <summary>The last customer that the round has looked at; null: none yet.</summary>
    public Guid? LastCustomerId { get; set; }

    /// <summary>The last key that the round has looked at.</summary>
    public long LastKey { get; set; }

    public string? Owner { get; set; }

    /// <summary>Milliseconds since 1970 of the database's clock.</summary>
    public long LeaseUntil { get; set; }

    public static void Configure(EntityTypeBuilder<MatchKeyStateRow> entity)
    {
        entity.ToTable("match_key_state");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Id).ValueGeneratedNever();
    }
}

/// <summary>What a round is at.</summary>
internal enum MatchKeyPhase
{
    /// <summary>None is under way.</summary>
    None,

    /// <summary>It makes the records of customers anew, in the order of their ids.</summary>
    Records,

    /// <summary>It takes away the keys of other versions, in the order of the keys.</summary>
    Sweep,
}
