using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>What was posted for one customer, remembered by a test in the plainest form there is.</summary>
internal sealed class ModelCustomer(Guid id, string reference, DateTimeOffset createdAt)
{
    public Guid Id => id;

    public DateTimeOffset CreatedAt => createdAt;

    public ModelCustomer? MergedInto { get; set; }

    public CustomerStatus Status { get; set; }

    public DateTimeOffset? StatusAt { get; set; }

    /// <summary>Keys of other systems.</summary>
    public List<ExternalReference> References { get; } = [new("dms", reference)];

    /// <summary>What was said of fields, by who said it: the last word of each source on each field.</summary>
    public Dictionary<(string Source, string Field), ModelClaim> Claims { get; } = [];

    /// <summary>Contact points, by who brought them.</summary>
    public Dictionary<(string Source, Channel Channel, string Value), ModelClaim> Contacts { get; } = [];

    public List<Guid> Transactions { get; } = [];

    public List<Guid> Interactions { get; } = [];

    /// <summary>Facts that go where the customer goes, each as the line of text it is described by.</summary>
    public List<string> Facts { get; } = [];

    public List<Guid> Quotes { get; } = [];

    public List<string> Vehicles { get; } = [];

    public List<ModelPeriod> Periods { get; } = [];

    /// <summary>What matching found: the decision, whom else it is about, what it did.</summary>
    public List<(Guid Id, ModelCustomer Other, MatchOutcome Outcome)> Decisions { get; } = [];

    public ModelCustomer Root => MergedInto?.Root ?? this;
}

/// <summary>What somebody said, and how much it weighs: compared part by part, the greater wins.</summary>
internal sealed record ModelClaim(string? Value, bool IsOverride, bool IsDeclared, bool IsVerified, DateTimeOffset At)
{
    public bool Beats(ModelClaim? other)
    {
        if (other is null || IsOverride != other.IsOverride)
        {
            return other is null || IsOverride;
        }

        if (IsDeclared != other.IsDeclared)
        {
            return IsDeclared;
        }

        return IsVerified != other.IsVerified ? IsVerified : At > other.At;
    }
}

/// <summary>A transaction as the test remembers it.</summary>
internal sealed record ModelTransaction(Guid Id, decimal Net)
{
    public required DateTimeOffset OccurredAt { get; set; }

    public required TransactionKind Kind { get; set; }

    public required bool IsOpen { get; set; }

    public string Currency { get; set; } = RandomWorld.ReportingCurrency;

    public int Corrections { get; set; }

    /// <summary>The quote it won.</summary>
    public Guid? Quote { get; set; }

    public bool IsReversed { get; set; }

    public decimal Returned { get; set; }
}

/// <summary>A time in which a customer had a vehicle.</summary>
internal sealed record ModelPeriod(string Vin, VehicleRole Role, DateTimeOffset? Since, DateTimeOffset? Until);
