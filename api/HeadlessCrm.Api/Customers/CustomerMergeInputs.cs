using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;

namespace HeadlessCrm.Api.Customers;

/// <summary>The input of <c>customerFieldOverride</c>.</summary>
internal sealed record CustomerFieldOverrideInput
{
    public required GlobalId CustomerId { get; init; }

    public required string Field { get; init; }

    public string? Value { get; init; }

    public bool IsRemoval { get; init; }

    public int? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public OverrideCustomerFieldCommand ToCommand() => new()
    {
        CustomerId = CustomerId.Value,
        Field = Field,
        Value = Value,
        IsRemoval = IsRemoval,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>customerMerge</c>.</summary>
internal sealed record CustomerMergeInput
{
    public required GlobalId Keep { get; init; }

    public required GlobalId Merge { get; init; }

    public bool DryRun { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public MergeCustomersCommand ToCommand() => new()
    {
        KeepId = Keep.Value,
        MergeId = Merge.Value,
        IsDryRun = DryRun,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>customerUnmerge</c>.</summary>
internal sealed record CustomerUnmergeInput
{
    public required GlobalId CustomerId { get; init; }

    public bool DryRun { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public UnmergeCustomerCommand ToCommand() => new()
    {
        CustomerId = CustomerId.Value,
        IsDryRun = DryRun,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>customerNeverMerge</c>.</summary>
internal sealed record CustomerNeverMergeInput
{
    public required GlobalId First { get; init; }

    public required GlobalId Second { get; init; }

    public string? Reason { get; init; }

    public bool IsRemoval { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public DecideNeverMergeCommand ToCommand() => new()
    {
        FirstId = First.Value,
        SecondId = Second.Value,
        Reason = Reason,
        IsRemoval = IsRemoval,
        IdempotencyKey = IdempotencyKey,
    };
}
