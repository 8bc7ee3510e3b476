namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// The agreement levels of all fields, four bits each; equal patterns are equal numbers, which is how learning counts them.
/// </summary>
internal readonly record struct AgreementPattern(ulong Bits)
{
    private const int Width = 4;
    private const ulong Mask = 0xF;

    public AgreementLevel this[MatchField field] => (AgreementLevel)((Bits >> ((int)field * Width)) & Mask);

    public AgreementLevel this[int field] => (AgreementLevel)((Bits >> (field * Width)) & Mask);

    public AgreementPattern With(MatchField field, AgreementLevel level)
    {
        var shift = (int)field * Width;
        return new AgreementPattern((Bits & ~(Mask << shift)) | ((ulong)level << shift));
    }
}
