using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Batching;

/// <summary>The values of one field for all parents of a place.</summary>
internal abstract class Column
{
    /// <summary>The objects found in the values, when a batch field stands below; else null.</summary>
    public ChildObjects? Children { get; set; }

    public abstract Exception? ErrorAt(int row);

    public abstract object? ValueAt(int row);

    /// <summary>Writes the leaf value of a row; false when a null must propagate to the parent.</summary>
    public abstract bool WriteLeaf(int row, PlanField field, ResponseWalk walk);
}

/// <summary>Values of one CLR type.</summary>
internal sealed class Column<T>(BatchResult<T> result, LeafWriter<T>? leaf) : Column
{
    public override Exception? ErrorAt(int row) => result.ErrorAt(row);

    public override object? ValueAt(int row) => result[row];

    public override bool WriteLeaf(int row, PlanField field, ResponseWalk walk) => leaf!.Write(result[row], field, walk);
}

/// <summary>The values of a property that was read ahead, because a batch field stands below it.</summary>
internal sealed class PropertyColumn(int rows) : Column
{
    private readonly object?[] values = new object?[rows];
    private Exception?[]? errors;

    public void Set(int row, object? value) => values[row] = value;

    public void SetError(int row, Exception error) => (errors ??= new Exception?[values.Length])[row] = error;

    public override Exception? ErrorAt(int row) => errors?[row];

    public override object? ValueAt(int row) => values[row];

    public override bool WriteLeaf(int row, PlanField field, ResponseWalk walk) =>
        throw new InvalidOperationException("A property column holds objects.");
}

/// <summary>A field that failed as a whole: every row has the same error.</summary>
internal sealed class FaultedColumn(Exception error) : Column
{
    public override Exception? ErrorAt(int row) => error;

    public override object? ValueAt(int row) => null;

    public override bool WriteLeaf(int row, PlanField field, ResponseWalk walk) => throw error;
}
