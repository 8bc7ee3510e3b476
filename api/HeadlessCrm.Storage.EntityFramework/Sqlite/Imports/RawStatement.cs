using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>
/// A prepared statement driven without a command object. An import runs half a million small statements; a command would
/// cost each of them several times what the database itself needs. Values stay bound from run to run, so a text or null
/// that did not change is not bound again.
/// </summary>
internal sealed class RawStatement : IDisposable
{
    private const int MaxParameters = 24;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly string?[] texts = new string?[MaxParameters];
    private readonly bool[] isNull = new bool[MaxParameters];

    public RawStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public RawStatement Bind(int parameter, long value)
    {
        isNull[parameter] = false;
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public RawStatement Bind(int parameter, long? value) =>
        value is { } number ? Bind(parameter, number) : BindNull(parameter);

    public RawStatement Bind(int parameter, string? text)
    {
        if (text is null)
        {
            return BindNull(parameter);
        }

        if (!isNull[parameter] && texts[parameter] == text)
        {
            return this;
        }

        texts[parameter] = text;
        isNull[parameter] = false;
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        Check(raw.sqlite3_bind_text(statement, parameter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
        return this;
    }

    public RawStatement Bind(int parameter, Guid id)
    {
        isNull[parameter] = false;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    public RawStatement Bind(int parameter, Guid? id) => id is { } value ? Bind(parameter, value) : BindNull(parameter);

    public RawStatement Bind(int parameter, ReadOnlySpan<byte> bytes)
    {
        isNull[parameter] = false;
        Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    /// <summary>Runs a statement without rows; answers how many rows it changed.</summary>
    public int Run()
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        return raw.sqlite3_changes(database);
    }

    /// <summary>Goes to the next row; false when there is none, which also makes the statement ready to run again.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        return false;
    }

    /// <summary>Makes the statement ready to run again before all its rows were read.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public Guid Id(int column) => new(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    public void Dispose() => statement.Dispose();

    private RawStatement BindNull(int parameter)
    {
        if (!isNull[parameter])
        {
            isNull[parameter] = true;
            Check(raw.sqlite3_bind_null(statement, parameter));
        }

        return this;
    }

    private bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
