namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>There are not too many directives.</summary>
internal sealed class MaxDirectivesLimit(int limit) : DocumentLimit("maxDirectives", "MAX_DIRECTIVES", limit)
{
    public override bool OfDocument => true;

    protected override string Description => "applies too many directives";

    public override long Measure(DocumentMeasures document, OperationMeasures operation) => document.Directives;
}
