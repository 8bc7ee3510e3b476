namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>How far two records agree in a field.</summary>
public enum AgreementLevel
{
    /// <summary>One of them, or both, do not have the field; says nothing either way.</summary>
    Missing,

    /// <summary>They differ.</summary>
    Disagree,

    /// <summary>They differ by what slips of the hand or the ear explain.</summary>
    Close,

    /// <summary>They are the same once case, accents, spaces and punctuation are folded away.</summary>
    Agree,
}
