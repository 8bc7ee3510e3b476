namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>An operation does not select too many root fields.</summary>
internal sealed class MaxRootFieldsLimit(int limit) : DocumentLimit("maxRootFields", "MAX_ROOT_FIELDS", limit)
{
    public override bool OfDocument => false;

    protected override string Description => "selects too many fields at its root";

    public override long Measure(DocumentMeasures document, OperationMeasures operation) => operation.Shape.TopFields;
}
