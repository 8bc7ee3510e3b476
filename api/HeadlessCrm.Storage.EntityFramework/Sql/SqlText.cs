using System.Data.Common;
using System.Globalization;
using System.Text;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>A statement being written: its text and, apart from it, its parameters. No value ever enters the text.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder text = new(512);
    private readonly List<object> parameters = [];
    private int aliases;

    public IReadOnlyList<object> Parameters => parameters;

    public SqlText Append(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>
    /// Appends the placeholder of a value, <c>$1</c> for the first: long, string, bool, byte[], null, or what the dialect
    /// made.
    /// </summary>
    public SqlText Value(object? value)
    {
        parameters.Add(value ?? DBNull.Value);
        text.Append('$').Append(parameters.Count.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Gives the values of placeholders that stand in the text already, <c>$1</c> and so on.</summary>
    public SqlText Bind(params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            parameters.Add(value ?? DBNull.Value);
        }

        return this;
    }

    /// <summary>Makes a command of it: its text, and its parameters named as the dialect does.</summary>
    public void WriteTo(DbCommand command, SqlDialect dialect)
    {
#pragma warning disable CA2100 // Values are never part of the text.
        command.CommandText = ToString();
#pragma warning restore CA2100
        for (var i = 0; i < parameters.Count; i++)
        {
            var parameter = command.CreateParameter();
            dialect.Name(parameter, i + 1);
            parameter.Value = parameters[i];
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>A table alias not used in this statement before.</summary>
    public string NewAlias(string stem) => $"{stem}{++aliases}";

    public override string ToString() => text.ToString();
}
