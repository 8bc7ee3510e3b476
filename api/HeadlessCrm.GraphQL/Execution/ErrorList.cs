using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// The errors of one payload. What a resolver threw for the caller keeps its message; a fault gets an id, is handed to the
/// log, and shows the caller nothing but the id.
/// </summary>
internal sealed class ErrorList
{
    private readonly List<ExecutionError> errors = [];
    private int maxErrors;
    private OnError onError;
    private Action<string, Exception>? logFault;
    private Func<Exception, GraphQLException?>? describeFault;
    private int dropped;

    public int Count => errors.Count;

    public IReadOnlyList<ExecutionError> Errors => errors;

    /// <summary>Empties the list for another payload.</summary>
    public ErrorList Reset(
        int max,
        OnError reaction,
        Action<string, Exception>? log,
        Func<Exception, GraphQLException?>? describe = null)
    {
        errors.Clear();
        dropped = 0;
        maxErrors = max;
        onError = reaction;
        logFault = log;
        describeFault = describe;
        return this;
    }

    public void Add(Exception exception, PlanField field, bool[] flags, IReadOnlyList<PathSegment> path)
    {
        if (errors.Count >= maxErrors)
        {
            dropped++;
        }
        else
        {
            errors.Add(ToError(exception, field, flags, path));
        }

        if (onError == OnError.Halt)
        {
            throw new HaltException();
        }
    }

    public void Add(ExecutionError error) => errors.Add(error);

    /// <summary>
    /// Takes away the errors from an index on and answers the last one, which is the one whose null rose to the top; the
    /// others were about data that is gone.
    /// </summary>
    public ErrorList CutFrom(int index)
    {
        var last = new ErrorList().Reset(maxErrors, onError, logFault, describeFault);
        last.errors.Add(errors[^1]);
        errors.RemoveRange(index, errors.Count - index);
        return last;
    }

    /// <summary>Writes the errors as a JSON array.</summary>
    public void WriteTo(ResponseWriter writer)
    {
        writer.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            ErrorWriter.Write(errors[i], writer);
        }

        if (dropped > 0)
        {
            writer.WriteByte((byte)',');
            ErrorWriter.Write(
                ExecutionError.OfRequest(
                    new GraphQLError($"{dropped} more errors are not shown; the limit is {maxErrors} errors."), ErrorCodes.MaxErrors),
                writer);
        }

        writer.WriteByte((byte)']');
    }

    private ExecutionError ToError(Exception exception, PlanField field, bool[] flags, IReadOnlyList<PathSegment> path)
    {
        switch (exception)
        {
            case LocatedException located:
                return new ExecutionError(located.Error.Message, located.Error.Locations, path);
            case GraphQLException known:
                return new ExecutionError(known.Message, field.LocationsIn(flags), path, ExtensionsOf(known));
            case ScalarException unfit:
                return new ExecutionError(unfit.Message, field.LocationsIn(flags), path);
            default:
                return Fault(exception, field.LocationsIn(flags), path);
        }
    }

    public ExecutionError Fault(
        Exception exception, ImmutableArray<SourceLocation> locations, IReadOnlyList<PathSegment> path)
    {
        var id = Guid.CreateVersion7().ToString("N");
        logFault?.Invoke(id, exception);
        if (describeFault?.Invoke(exception) is { } described)
        {
            var extensions = ExtensionsOf(described) ?? new Dictionary<string, object?>(StringComparer.Ordinal);
            extensions["faultId"] = id;
            return new ExecutionError(described.Message, locations, path, extensions) { Cause = exception };
        }

        return new ExecutionError(
            $"An unexpected fault occurred; it is logged as {id}.",
            locations,
            path,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = ErrorCodes.Internal, ["faultId"] = id })
        {
            Cause = exception,
        };
    }

    private static Dictionary<string, object?>? ExtensionsOf(GraphQLException known)
    {
        if (known.Code is null && known.Extensions is null)
        {
            return null;
        }

        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (known.Code is not null)
        {
            extensions["code"] = known.Code;
        }

        foreach (var extension in known.Extensions ?? ImmutableDictionary<string, object?>.Empty)
        {
            extensions[extension.Key] = extension.Value;
        }

        return extensions;
    }
}
