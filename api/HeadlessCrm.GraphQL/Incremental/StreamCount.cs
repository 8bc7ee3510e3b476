using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Incremental;

/// <summary>How many items of a streamed list come with the field (<c>@stream(initialCount:)</c>).</summary>
internal static class StreamCount
{
    public static int Of(StreamUsage stream, OperationExecution execution)
    {
        var count = Read(stream, execution);
        return count >= 0 ? count : throw new GraphQLException("initialCount must be a positive integer");
    }

    /// <summary>The same for gathering, which leaves it to the walk to say what is wrong.</summary>
    public static int OrZero(StreamUsage stream, OperationExecution execution) => Math.Max(0, Read(stream, execution));

    private static int Read(StreamUsage stream, OperationExecution execution)
    {
        switch (stream.InitialCount)
        {
            case IntValueNode literal:
                return int.TryParse(literal.Value, out var count) ? count : -1;
            case VariableNode variable:
                var index = execution.Variables.IndexOf(variable.Name.Value);
                return index >= 0 && execution.Variables.IsPresent(index) && execution.Variables[index] is int value ? value : 0;
            default:
                return 0;
        }
    }
}
