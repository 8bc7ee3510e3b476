using System.Globalization;
using System.Text;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Collects why a value does not fit, each time with the place inside the value.</summary>
internal sealed class InputValueReport(Action<string, string> onMisfit, bool hideSuggestions)
{
    private readonly List<object> path = [];

    /// <summary>Whether messages leave out "Did you mean …".</summary>
    public bool HideSuggestions { get; } = hideSuggestions;

    /// <summary>How many misfits there are so far.</summary>
    public int Count { get; private set; }

    public void Enter(string field) => path.Add(field);

    public void Enter(int index) => path.Add(index);

    public void Leave() => path.RemoveAt(path.Count - 1);

    public void Add(string message)
    {
        Count++;
        onMisfit(PrintPath(), message);
    }

    private string PrintPath()
    {
        if (path.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder(" at ");
        foreach (var key in path)
        {
            _ = key is int index
                ? text.Append(CultureInfo.InvariantCulture, $"[{index}]")
                : text.Append('.').Append(key);
        }

        return text.ToString();
    }
}
