namespace HeadlessCrm.Benchmarks.Data;

/// <summary>What a customer has collected.</summary>
internal sealed record LoyaltyAccount(string Number, int Points, Tier Tier);

internal enum Tier
{
    Bronze,
    Silver,
    Gold,
}
