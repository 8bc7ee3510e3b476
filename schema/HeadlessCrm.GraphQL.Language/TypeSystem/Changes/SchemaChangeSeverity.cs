namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>What a change of a schema means to those who use it.</summary>
public enum SchemaChangeSeverity
{
    /// <summary>No document and no client notices.</summary>
    Safe,

    /// <summary>Documents stay valid, but a client may meet what it does not expect.</summary>
    Dangerous,

    /// <summary>Documents that were valid are so no more, or mean something else.</summary>
    Breaking,
}
