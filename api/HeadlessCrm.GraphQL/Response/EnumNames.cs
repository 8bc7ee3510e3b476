using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Response;

/// <summary>The convention between an SDL enum and a CLR enum: <c>REPAIR_ORDER</c> is <c>RepairOrder</c>.</summary>
internal static class EnumNames
{
    /// <summary>The names in UTF-8, quoted, by CLR value.</summary>
    public static Dictionary<object, byte[]> Encode(EnumType type, Type clrEnum, out string? problem)
    {
        problem = null;
        var encoded = new Dictionary<object, byte[]>();
        foreach (var value in type.Values)
        {
            if (TryParse(clrEnum, value.Name, out var clrValue))
            {
                encoded[clrValue!] = ResponseWriter.EncodeString(value.Name);
            }
            else
            {
                problem = $"enum value {type.Name}.{value.Name} has no counterpart in {clrEnum}";
            }
        }

        return encoded;
    }

    /// <summary>The CLR value of an SDL name.</summary>
    public static bool TryParse(Type clrEnum, string name, out object? value) =>
        Enum.TryParse(clrEnum, name.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out value);
}
