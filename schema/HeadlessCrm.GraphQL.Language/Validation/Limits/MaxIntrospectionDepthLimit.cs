namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>Introspection does not nest too deeply.</summary>
internal sealed class MaxIntrospectionDepthLimit(int limit) : DocumentLimit("maxIntrospectionDepth", "MAX_INTROSPECTION_DEPTH", limit)
{
    public override bool OfDocument => false;

    protected override string Description => "nests introspection fields too deeply";

    public override long Measure(DocumentMeasures document, OperationMeasures operation) =>
        operation.Shape.IntrospectionDepth;
}
