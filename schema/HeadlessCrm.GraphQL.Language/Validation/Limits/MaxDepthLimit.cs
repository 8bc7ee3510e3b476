namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>Fields are not nested too deeply.</summary>
internal sealed class MaxDepthLimit(int limit) : DocumentLimit("maxDepth", "MAX_DEPTH", limit)
{
    public override bool OfDocument => false;

    protected override string Description => "nests fields too deeply";

    public override long Measure(DocumentMeasures document, OperationMeasures operation) => operation.Shape.Depth;
}
