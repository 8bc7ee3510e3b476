namespace HeadlessCrm.Domain.Filtering;

/// <summary>
/// What a comparison asks. The logic is two-valued: an absent value fails every question except
/// <see cref="Ne"/>, <see cref="Nin"/> (they are exactly "not eq" and "not in") and <see cref="IsNull"/>.
/// </summary>
public enum Comparator
{
    /// <summary>Equal to the operand.</summary>
    Eq,

    /// <summary>Not equal to the operand; true of an absent value.</summary>
    Ne,

    /// <summary>Equal to one of the operands; false for no operands.</summary>
    In,

    /// <summary>Equal to none of the operands; true of an absent value.</summary>
    Nin,

    /// <summary>Less than the operand. Text compares by code point.</summary>
    Lt,

    /// <summary>Less than or equal to the operand.</summary>
    Lte,

    /// <summary>Greater than the operand.</summary>
    Gt,

    /// <summary>Greater than or equal to the operand.</summary>
    Gte,

    /// <summary>Text that has the operand in it, letter case aside.</summary>
    Contains,

    /// <summary>Text that starts with the operand, letter case aside.</summary>
    StartsWith,

    /// <summary>Absent (operand true) or present (operand false).</summary>
    IsNull,

    /// <summary>From the first operand to the second, both included.</summary>
    Between,
}
