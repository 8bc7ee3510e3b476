using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>The rules on type-system documents, in the order of the reference.</summary>
public static class SdlRules
{
    /// <summary>All rules: their names and how they are made for one document.</summary>
    internal static ImmutableArray<(string Name, Func<SdlValidationContext, SdlRule> Create)> All { get; } =
    [
        (nameof(LoneSchemaDefinitionRule), static context => new LoneSchemaDefinitionRule(context)),
        (nameof(UniqueOperationTypesRule), static context => new UniqueOperationTypesRule(context)),
        (nameof(UniqueTypeNamesRule), static context => new UniqueTypeNamesRule(context)),
        (nameof(UniqueEnumValueNamesRule), static context => new UniqueEnumValueNamesRule(context)),
        (nameof(UniqueFieldDefinitionNamesRule), static context => new UniqueFieldDefinitionNamesRule(context)),
        (nameof(UniqueArgumentDefinitionNamesRule), static context => new UniqueArgumentDefinitionNamesRule(context)),
        (nameof(UniqueDirectiveNamesRule), static context => new UniqueDirectiveNamesRule(context)),
        (nameof(KnownTypeNamesRule), static context => new KnownTypeNamesRule(context)),
        (nameof(KnownDirectivesRule), static context => new KnownDirectivesRule(context)),
        (nameof(UniqueDirectivesPerLocationRule), static context => new UniqueDirectivesPerLocationRule(context)),
        (nameof(PossibleTypeExtensionsRule), static context => new PossibleTypeExtensionsRule(context)),
        (nameof(KnownArgumentNamesOnDirectivesRule), static context => new KnownArgumentNamesOnDirectivesRule(context)),
        (nameof(UniqueArgumentNamesRule), static context => new UniqueArgumentNamesRule(context)),
        (nameof(UniqueInputFieldNamesRule), static context => new UniqueInputFieldNamesRule(context)),
        (nameof(ProvidedRequiredArgumentsOnDirectivesRule),
            static context => new ProvidedRequiredArgumentsOnDirectivesRule(context)),
    ];

    /// <summary>The names of all rules, in their order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(entry => entry.Name)];

    internal static IEnumerable<(string Name, Func<SdlValidationContext, SdlRule> Create)> Select(
        IEnumerable<string>? names)
    {
        if (names is null)
        {
            return All;
        }

        var wanted = new HashSet<string>(names, StringComparer.Ordinal);
        var unknown = wanted.Except(Names, StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? All.Where(entry => wanted.Contains(entry.Name))
            : throw new ArgumentException(
                $"No SDL rule is called {string.Join(", ", unknown)}; there are {string.Join(", ", Names)}.",
                nameof(names));
    }
}
