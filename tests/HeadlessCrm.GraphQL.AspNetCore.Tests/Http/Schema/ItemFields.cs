using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

[ResolversOf("Item")]
internal static class ItemFields
{
    public static async Task<BatchResult<string>> Details(IReadOnlyList<Item> items)
    {
        await Task.Yield();
        return new BatchResult<string>([.. items.Select(item => $"Details of {item.Id}")]);
    }
}
