namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>A generated executable document.</summary>
internal sealed record GeneratedDocument(string Text, IReadOnlyList<GeneratedOperation> Operations);

/// <summary>One of its operations: its name, or null, and the types of its variables by name, dollar sign included.</summary>
internal sealed record GeneratedOperation(string? Name, IReadOnlyDictionary<string, GeneratedReference> Variables);
