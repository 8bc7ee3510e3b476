using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Fields that are selected exist on the type (section 5.3.1).</summary>
internal sealed class FieldsOnCorrectTypeRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Field];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (context.Position.Field is null && context.Position.ParentType is { } type)
        {
            var name = ((FieldNode)node).Name.Value;
            var suggestion = context.HideSuggestions ? string.Empty : Suggest(context.Schema, type, name);
            context.Report($"Cannot query field \"{name}\" on type \"{type}\"." + suggestion, node);
        }

        return true;
    }

    private static string Suggest(Schema schema, CompositeType type, string name)
    {
        var onTypes = Suggestions.Sentence(SuggestTypes(schema, type, name), "to use an inline fragment on");
        return onTypes.Length > 0 || type is not FieldsType fieldsType
            ? onTypes
            : Suggestions.DidYouMean(name, fieldsType.Fields.Select(static field => field.Name));
    }

    /// <summary>The types below an abstract type that have the field, those that cover most objects first.</summary>
    private static List<string> SuggestTypes(Schema schema, CompositeType type, string name)
    {
        if (type is ObjectType)
        {
            return [];
        }

        var usages = new Dictionary<FieldsType, int>();
        foreach (var possible in schema.GetPossibleTypes(type))
        {
            if (possible.GetField(name) is null)
            {
                continue;
            }

            usages[possible] = 1;
            foreach (var implemented in possible.Interfaces)
            {
                if (implemented.GetField(name) is not null)
                {
                    usages[implemented] = (usages.TryGetValue(implemented, out var count) ? count : 0) + 1;
                }
            }
        }

        var suggested = new List<FieldsType>(usages.Keys);
        suggested.Sort((left, right) => Compare(schema, usages, left, right));
        return suggested.ConvertAll(static found => found.Name);
    }

    private static int Compare(Schema schema, Dictionary<FieldsType, int> usages, FieldsType left, FieldsType right)
    {
        var byUsage = usages[right].CompareTo(usages[left]);
        if (byUsage != 0)
        {
            return byUsage;
        }

        if (left is InterfaceType && schema.IsSubType(left, right))
        {
            return -1;
        }

        return right is InterfaceType && schema.IsSubType(right, left)
            ? 1
            : NaturalComparer.Instance.Compare(left.Name, right.Name);
    }
}
