using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation.Limits;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// Validation of executable documents (chapter 5 of the specification): one walk, all rules side by side, errors in the
/// order and the words of the reference.
/// </summary>
public static class DocumentValidator
{
    /// <summary>Validates a document.</summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Rules and limits; null means the specified rules.</param>
    /// <returns>What is wrong; empty for a valid document.</returns>
    /// <exception cref="ArgumentException">The options name a rule that does not exist.</exception>
    public static IReadOnlyList<GraphQLError> Validate(
        Schema schema, DocumentNode document, ValidationOptions? options = null) =>
        Validate(schema, document, options ?? ValidationOptions.Default, out _);

    internal static IReadOnlyList<GraphQLError> Validate(
        Schema schema, DocumentNode document, ValidationOptions options, out ValidationContext context)
    {
        context = new ValidationContext(schema, document, options);
        try
        {
            if (options.Limits is { } limits && !DocumentLimitsCheck.Run(context, limits))
            {
                return context.Errors;
            }

            new RuleWalker(context, options.RuleSet).Walk();
        }
        catch (ValidationAbortedException aborted)
        {
            context.Errors.Add(aborted.Error);
        }
        catch (InsufficientExecutionStackException)
        {
            context.Errors.Add(new GraphQLError("The document is nested too deeply to be validated. Nest less."));
        }

        return context.Errors;
    }
}
