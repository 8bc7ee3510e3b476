using System.Linq.Expressions;
using System.Reflection;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>Binds a field to the property of the same name: <c>displayName</c> is <c>DisplayName</c>.</summary>
internal static class PropertyBinding
{
    public static FieldResolver? Find(Type clrType, string fieldName)
    {
        var property = clrType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .FirstOrDefault(candidate => CamelCase(candidate.Name) == fieldName && candidate.GetIndexParameters().Length == 0);
        if (property is null)
        {
            return null;
        }

        var parent = Expression.Parameter(typeof(object), "parent");
        var read = Expression.Lambda(
            typeof(Func<,>).MakeGenericType(typeof(object), property.PropertyType),
            Expression.Property(Expression.Convert(parent, clrType), property),
            parent).Compile();
        return (FieldResolver)Activator.CreateInstance(
            typeof(PropertyResolver<>).MakeGenericType(property.PropertyType), read)!;
    }

    public static string CamelCase(string name) =>
        name.Length == 0 || char.IsLower(name[0]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
