namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>Fragments are not visited too often.</summary>
internal sealed class MaxFragmentVisitsLimit(int limit) : DocumentLimit("maxFragmentVisits", "MAX_FRAGMENT_VISITS", limit)
{
    public override bool OfDocument => false;

    protected override string Description => "visits fragments too many times";

    public override long Measure(DocumentMeasures document, OperationMeasures operation) =>
        operation.Shape.FragmentVisits;
}
