namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>The kind of an operation.</summary>
public enum OperationKind
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write followed by a read.</summary>
    Mutation,

    /// <summary>A stream of responses, one per source event.</summary>
    Subscription,
}
