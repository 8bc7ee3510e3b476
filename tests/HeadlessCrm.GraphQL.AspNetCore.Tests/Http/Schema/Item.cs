namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

internal sealed record Item(string Id, string Name);
