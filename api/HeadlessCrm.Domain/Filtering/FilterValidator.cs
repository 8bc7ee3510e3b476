namespace HeadlessCrm.Domain.Filtering;

/// <summary>Checks a filter against the entity it is to run over, so that translators may take it at its word.</summary>
public static class FilterValidator
{
    /// <summary>The most parts (comparisons, quantifiers and connectives) of a filter.</summary>
    public const int MaxParts = 500;

    /// <summary>The deepest nesting of a filter.</summary>
    public const int MaxDepth = 20;

    /// <summary>The most operands of <see cref="Comparator.In"/> and <see cref="Comparator.Nin"/>.</summary>
    public const int MaxOperands = 1000;

    /// <summary>The fault of a filter, or null when it has none.</summary>
    public static InvalidFilter? Validate(Filter filter, FilterableEntity entity)
    {
        var parts = 0;
        return Check(filter, entity, ["where"], 1, ref parts);
    }

    private static InvalidFilter? Check(
        Filter filter, FilterableEntity entity, IReadOnlyList<string> path, int depth, ref int parts)
    {
        if (++parts > MaxParts)
        {
            return Fault($"The filter has more than {MaxParts} parts; simplify it.", path);
        }

        if (depth > MaxDepth)
        {
            return Fault($"The filter is nested more than {MaxDepth} levels deep; flatten it.", path);
        }

        return filter switch
        {
            Filter.And and => CheckAll(and.Operands, "and", entity, path, depth, ref parts),
            Filter.Or or => CheckAll(or.Operands, "or", entity, path, depth, ref parts),
            Filter.Not not => Check(not.Operand, entity, [.. path, "not"], depth + 1, ref parts),
            Filter.Comparison comparison => CheckComparison(comparison, entity, path),
            Filter.Quantified collection => CheckCollection(collection, entity, path, depth, ref parts),
            _ => throw new InvalidOperationException($"Unknown filter {filter.GetType().Name}."),
        };
    }

    private static InvalidFilter? CheckAll(
        IReadOnlyList<Filter> operands,
        string name,
        FilterableEntity entity,
        IReadOnlyList<string> path,
        int depth,
        ref int parts)
    {
        foreach (var operand in operands)
        {
            if (Check(operand, entity, [.. path, name], depth + 1, ref parts) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static InvalidFilter? CheckComparison(
        Filter.Comparison comparison, FilterableEntity entity, IReadOnlyList<string> path)
    {
        if (!entity.Fields.TryGetValue(comparison.Field, out var field))
        {
            return Fault(
                $"{entity.Name} has no field \"{comparison.Field}\" to filter by; it has {string.Join(", ", entity.Fields.Keys)}.",
                path);
        }

        return CheckOperands(comparison, field.Type, field.EnumType, [.. path, comparison.Field]);
    }

    private static InvalidFilter? CheckOperands(
        Filter.Comparison comparison, FieldType type, Type? enumType, IReadOnlyList<string> path)
    {
        var comparator = comparison.Comparator;
        var operands = comparison.Operands;
        if (!IsAskable(comparator, type))
        {
            return Fault($"{comparator} cannot be asked of {comparison.Field}, which is {type}.", path);
        }

        var expected = comparator switch
        {
            Comparator.In or Comparator.Nin => operands.Count,
            Comparator.Between => 2,
            _ => 1,
        };
        if (operands.Count != expected || operands.Count > MaxOperands)
        {
            return Fault(
                operands.Count > MaxOperands
                    ? $"{comparator} has {operands.Count} values; at most {MaxOperands} are allowed."
                    : $"{comparator} takes {expected} value(s) and got {operands.Count}.",
                path);
        }

        foreach (var operand in operands)
        {
            if (!IsOfType(operand, comparator == Comparator.IsNull ? FieldType.Boolean : type, enumType))
            {
                return Fault($"The value \"{operand}\" is not {type}, as {comparison.Field} is.", path);
            }
        }

        return null;
    }

    private static InvalidFilter? CheckCollection(
        Filter.Quantified collection, FilterableEntity entity, IReadOnlyList<string> path, int depth, ref int parts)
    {
        if (!entity.Collections.TryGetValue(collection.Name, out var declared))
        {
            return Fault(
                $"{entity.Name} has no collection \"{collection.Name}\"; it has {string.Join(", ", entity.Collections.Keys)}.",
                path);
        }

        IReadOnlyList<string> here = [.. path, collection.Name];
        if (collection.Within is not null && declared.WindowField is null)
        {
            return Fault($"\"within\" cannot be asked of {collection.Name}: its elements have no time.", here);
        }

        var hasCount = collection.Count is { Count: > 0 };
        if (hasCount != (collection.Quantifier == Quantifier.Count))
        {
            return Fault("The quantifier count needs comparisons of the count, and only it may have them.", here);
        }

        foreach (var count in collection.Count ?? [])
        {
            if (CheckOperands(count, FieldType.Integer, null, [.. here, "count"]) is { } fault)
            {
                return fault;
            }
        }

        return collection.Where is null ? null : Check(collection.Where, declared.Element, here, depth + 1, ref parts);
    }

    private static bool IsAskable(Comparator comparator, FieldType type) => comparator switch
    {
        Comparator.Contains or Comparator.StartsWith => type == FieldType.Text,
        Comparator.Lt or Comparator.Lte or Comparator.Gt or Comparator.Gte or Comparator.Between =>
            type is FieldType.Text or FieldType.Integer or FieldType.Decimal or FieldType.Instant,
        _ => true,
    };

    private static bool IsOfType(object operand, FieldType type, Type? enumType) => type switch
    {
        FieldType.Text => operand is string,
        FieldType.Boolean => operand is bool,
        FieldType.Integer => operand is int or long,
        FieldType.Decimal => operand is decimal,
        FieldType.Instant => operand is DateTimeOffset,
        FieldType.Id => operand is Guid,
        _ => operand.GetType() == enumType,
    };

    private static InvalidFilter Fault(string message, IReadOnlyList<string> path) => new(message) { Path = path };
}
