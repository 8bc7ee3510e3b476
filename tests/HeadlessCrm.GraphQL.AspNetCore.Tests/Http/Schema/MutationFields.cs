using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

[ResolversOf("Mutation")]
internal static class MutationFields
{
    private static int stored;

    public static Task<int> Set(int value, CallProbe calls)
    {
        calls.Sets++;
        stored = value;
        return Task.FromResult(stored);
    }

    public static Task<Item> Store(string id, CallProbe calls)
    {
        calls.Sets++;
        return Task.FromResult(new Item(id, $"Item {id}"));
    }
}
