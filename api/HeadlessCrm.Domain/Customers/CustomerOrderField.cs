namespace HeadlessCrm.Domain.Customers;

/// <summary>What customers can be ordered by.</summary>
public enum CustomerOrderField
{
    /// <summary>The sum of their surviving transactions in the reporting currency.</summary>
    TotalSpend,

    /// <summary>When they bought last; absent for those who never did.</summary>
    LastPurchaseAt,

    /// <summary>The number of their surviving transactions.</summary>
    TransactionCount,

    /// <summary>When they were recorded.</summary>
    CreatedAt,

    /// <summary>When they were changed.</summary>
    UpdatedAt,

    /// <summary>Their name, letter case aside, by code point.</summary>
    DisplayName,
}
