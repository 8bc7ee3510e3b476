using System.Collections;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>
/// What log entries made during an execution are told with: the operation's type and name, and the event that it is executed
/// for, if it is a subscription. Structured logs show the members one by one.
/// </summary>
public sealed class OperationLogScope : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] members;

    internal OperationLogScope(OperationPlan plan, object rootValue)
    {
        var operation = plan.Context.Operation;
        KeyValuePair<string, object?> type = new("OperationType", Tags.NameOf(plan.Kind));
        KeyValuePair<string, object?> name = new("OperationName", operation.Name?.Value ?? "(anonymous)");
        members = rootValue is ICursorEvent ? [type, name, new("EventId", rootValue.ToString())] : [type, name];
    }

    /// <inheritdoc/>
    public int Count => members.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => members[index];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => members.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', members.Select(member => $"{member.Key}:{member.Value}"));
}
