using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

[ResolversOf("Subscription")]
internal static class SubscriptionFields
{
    public static async IAsyncEnumerable<int> Ticks(int count, CallProbe calls)
    {
        calls.OpenedSources++;
        for (var tick = 1; tick <= count; tick++)
        {
            await Task.Yield();
            yield return tick;
        }
    }
}
