using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

[ResolversOf("Mutation")]
internal static class MutationFields
{
    private static int stored;

    public static Task<int> Set(int value)
    {
        stored = value;
        return Task.FromResult(stored);
    }
}
