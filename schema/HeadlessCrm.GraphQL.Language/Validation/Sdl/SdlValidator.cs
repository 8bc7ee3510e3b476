using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Checks type-system documents before a schema is built of them.</summary>
public static class SdlValidator
{
    /// <summary>
    /// What the rules find wrong, in the order of one walk over the document with all rules side by side; empty when it
    /// is valid. After 1000 errors the walk ends, and a last error says so.
    /// </summary>
    /// <param name="document">
    /// Definitions and extensions of the type system; executable definitions in it are looked at too.
    /// </param>
    /// <param name="extends">The schema the document extends, or null when it stands alone.</param>
    /// <param name="ruleNames">The rules to apply, by class name (<see cref="SdlRules.Names"/>); null for all.</param>
    /// <exception cref="ArgumentException">A rule name is not known.</exception>
    public static IReadOnlyList<GraphQLError> Validate(
        DocumentNode document,
        Schema? extends = null,
        IEnumerable<string>? ruleNames = null)
    {
        var context = new SdlValidationContext(document, extends);
        var rules = SdlRules.Select(ruleNames).Select(entry => entry.Create(context));
        new SdlWalker(context, [.. rules]).Walk(document);
        return context.Errors;
    }
}
