using Npgsql;
using NpgsqlTypes;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>Writes many rows by COPY, the database's fastest way in.</summary>
internal static class BinaryCopy
{
    /// <summary>Writes all items, or none.</summary>
    /// <param name="connection">An open connection; the rows belong to its transaction.</param>
    /// <param name="target">The table and its columns: <c>table(a, b)</c>. Never from outside.</param>
    /// <param name="items">What to write.</param>
    /// <param name="write">Writes the columns of one item.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WriteAsync<T>(
        NpgsqlConnection connection,
        string target,
        IReadOnlyCollection<T> items,
        Action<NpgsqlBinaryImporter, T> write,
        CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return;
        }

        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY {target} FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var item in items)
        {
            await importer.StartRowAsync(cancellationToken);
            write(importer, item);
        }

        await importer.CompleteAsync(cancellationToken);
    }

    extension(NpgsqlBinaryImporter importer)
    {
        public void Id(Guid value) => importer.Write(value, NpgsqlDbType.Uuid);

        public void Text(string? value)
        {
            if (value is null)
            {
                importer.WriteNull();
            }
            else
            {
                importer.Write(value, NpgsqlDbType.Text);
            }
        }

        public void Long(long? value)
        {
            if (value is { } number)
            {
                importer.Write(number, NpgsqlDbType.Bigint);
            }
            else
            {
                importer.WriteNull();
            }
        }

        public void Int(int? value)
        {
            if (value is { } number)
            {
                importer.Write(number, NpgsqlDbType.Integer);
            }
            else
            {
                importer.WriteNull();
            }
        }

        public void Value(object? value)
        {
            switch (value)
            {
                case null:
                    importer.WriteNull();
                    break;
                case Guid id:
                    importer.Id(id);
                    break;
                case string text:
                    importer.Text(text);
                    break;
                case int number:
                    importer.Int(number);
                    break;
                case long number:
                    importer.Long(number);
                    break;
                case byte[] bytes:
                    importer.Write(bytes, NpgsqlDbType.Bytea);
                    break;
                default:
                    throw new InvalidOperationException($"A {value.GetType().Name} cannot be copied.");
            }
        }

        public void Bool(bool value) => importer.Write(value, NpgsqlDbType.Boolean);
    }
}
