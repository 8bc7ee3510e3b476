using System.Text.Json;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>One kind of question that is put to both implementations.</summary>
internal interface IComparison
{
    /// <summary>Makes the input of a seed, answers it, and says what to ask the reference.</summary>
    ValueTask<Question> AskAsync(long seed);
}

/// <summary>An input, our answer to it, and how to compare it with the reference's.</summary>
/// <param name="Request">What the reference is asked.</param>
/// <param name="Inputs">How many inputs it holds.</param>
/// <param name="Refused">How many of them we refuse: a run in which that is none, or all, would prove little.</param>
/// <param name="Compare">Disagreements, each as a text that shows the input and both answers.</param>
internal sealed record Question(object Request, int Inputs, int Refused, Func<JsonElement, IEnumerable<string>> Compare);
