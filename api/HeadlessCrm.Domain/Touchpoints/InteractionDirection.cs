namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>Who sought whom.</summary>
public enum InteractionDirection
{
    /// <summary>The customer came, called or wrote.</summary>
    Inbound,

    /// <summary>The network called, wrote or went to the customer.</summary>
    Outbound,
}
