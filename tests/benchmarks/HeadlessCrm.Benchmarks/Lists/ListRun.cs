using System.Globalization;
using System.Text;
using HeadlessCrm.Benchmarks.Storage;
using HeadlessCrm.Benchmarks.Targets;

namespace HeadlessCrm.Benchmarks.Lists;

/// <summary>How pages and counts of lists grow with the rows of the store, on each store.</summary>
internal sealed class ListRun(IReadOnlyList<int> sizes, string provenance)
{
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder("### lists: first page, page from the middle, count, by rows in every table\n\n");
        text.Append(provenance).Append("; 50 entries, milliseconds at the median, through the store without HTTP\n");
        foreach (var create in StoreUnderTest.All)
        {
            var costs = new List<IReadOnlyList<ListCost>>();
            var name = string.Empty;
            foreach (var size in sizes)
            {
                await using var store = create();
                name = store.Name;
                costs.Add(await OwnProcess.MeasureAsync<List<ListCost>>(
                    ["lists", store.Provider, store.ConnectionString, size.ToString(CultureInfo.InvariantCulture)],
                    null,
                    cancellationToken));
            }

            Append(text, name, costs);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, string store, List<IReadOnlyList<ListCost>> costs)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n| {store} |");
        foreach (var what in new[] { "first page", "middle", "count" })
        {
            text.AppendJoin(string.Empty, sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $" {what}, {size:N0} |")));
        }

        text.Append("\n|---|").Insert(text.Length, "---:|", sizes.Count * 3).Append('\n');
        for (var i = 0; i < costs[0].Count; i++)
        {
            var lists = costs.Select(bySize => bySize[i]).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"| {lists[0].Name} |");
            foreach (var of in new Func<ListCost, double?>[] { list => list.FirstPage, list => list.DeepPage, list => list.Count })
            {
                text.AppendJoin(string.Empty, lists.Select(list => string.Create(CultureInfo.InvariantCulture, $" {of(list):0.0} |")));
            }

            text.Append('\n');
        }
    }
}
