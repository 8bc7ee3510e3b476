namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>There are not too many aliases.</summary>
internal sealed class MaxAliasesLimit(int limit) : DocumentLimit("maxAliases", "MAX_ALIASES", limit)
{
    public override bool OfDocument => true;

    protected override string Description => "has too many aliases";

    public override long Measure(DocumentMeasures document, OperationMeasures operation) => document.Aliases;
}
