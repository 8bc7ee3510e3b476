namespace HeadlessCrm.Domain.Commerce;

/// <summary>What transactions can be ordered by.</summary>
public enum TransactionOrderField
{
    /// <summary>When they happened.</summary>
    OccurredAt,

    /// <summary>When they were recorded.</summary>
    RecordedAt,

    /// <summary>Their net amount in major units, whatever the currency.</summary>
    Net,
}
