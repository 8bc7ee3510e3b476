namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>A value does not fit a scalar or an enum. The message is written for the caller of the API.</summary>
public sealed class ScalarException(string message) : Exception(message);
