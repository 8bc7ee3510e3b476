using System.Text;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Requests;

/// <summary>
/// Bodies that are mostly requests: members in any order, doubled, escaped, of wrong types; now and then broken.
/// </summary>
internal sealed class RandomBodies(int seed)
{
    private static readonly string[] Names =
        ["query", "operationName", "variables", "extensions", "documentId", "onError", "odd", "Query", ""];

    private readonly Random random = new(seed);

    public byte[] Next()
    {
        var text = new StringBuilder();
        Space(text);
        if (random.Next(40) == 0)
        {
            Value(text, 0);
        }
        else
        {
            Object(text, 0, atRoot: true);
        }

        Space(text);
        if (random.Next(20) == 0)
        {
            Break(text);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Object(StringBuilder text, int depth, bool atRoot)
    {
        text.Append('{');
        var count = random.Next(atRoot ? 8 : 4);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Space(text);
            var name = Names[random.Next(Names.Length)];
            String(text, name);
            Space(text);
            text.Append(':');
            Space(text);
            if (atRoot && random.Next(12) != 0)
            {
                Fitting(text, name, depth + 1);
            }
            else
            {
                Value(text, depth + 1);
            }

            Space(text);
        }

        text.Append('}');
    }

    private void Fitting(StringBuilder text, string name, int depth)
    {
        switch (name)
        {
            case "query" or "operationName" or "documentId":
                String(text, Word());
                break;
            case "onError":
                String(text, random.Next(3) switch { 0 => "NULL", 1 => "HALT", _ => "PROPAGATE" });
                break;
            case "variables" or "extensions":
                Object(text, depth, atRoot: false);
                break;
            default:
                Value(text, depth);
                break;
        }
    }

    private void Value(StringBuilder text, int depth)
    {
        switch (random.Next(depth > 6 ? 6 : 8))
        {
            case 0: text.Append("null"); break;
            case 1: text.Append("true"); break;
            case 2: text.Append("false"); break;
            case 3: text.Append(random.Next(-99, 99)); break;
            case 4: text.Append("1.5e-7"); break;
            case 5: String(text, Word()); break;
            case 6: Object(text, depth + 1, atRoot: false); break;
            default: Array(text, depth + 1); break;
        }
    }

    private void Array(StringBuilder text, int depth)
    {
        text.Append('[');
        for (var i = random.Next(3); i > 0; i--)
        {
            Value(text, depth);
            text.Append(i > 1 ? "," : "");
        }

        text.Append(']');
    }

    private void String(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            var characters = rune.ToString();
            if (random.Next(25) == 0)
            {
                text.Append(string.Concat(characters.Select(character => $"\\u{(int)character:x4}")));
            }
            else
            {
                text.Append(characters switch { "\"" or "\\" => "\\" + characters, "\n" => "\\n", _ => characters });
            }
        }

        text.Append('"');
    }

    private string Word() => random.Next(6) switch
    {
        0 => "",
        1 => "{ a(b: \"c\\d\") }",
        2 => "line\nbreak",
        3 => "é😀ß",
        4 => new string('x', random.Next(200)),
        _ => "Name" + random.Next(5),
    };

    private void Space(StringBuilder text)
    {
        if (random.Next(4) == 0)
        {
            text.Append(" \t\r\n"[random.Next(4)]);
        }
    }

    private void Break(StringBuilder text)
    {
        if (text.Length == 0)
        {
            return;
        }

        var at = random.Next(text.Length);
        switch (random.Next(3))
        {
            case 0: text.Remove(at, 1); break;
            case 1: text.Insert(at, ",}]{[\"\\:x"[random.Next(9)]); break;
            default: text.Length = at; break;
        }
    }
}
