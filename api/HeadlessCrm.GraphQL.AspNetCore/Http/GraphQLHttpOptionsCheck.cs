using System.ComponentModel.DataAnnotations;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>Finds options that contradict each other.</summary>
internal sealed class GraphQLHttpOptionsCheck : IValidateOptions<GraphQLHttpOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphQLHttpOptions options)
    {
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options.Budget, new ValidationContext(options.Budget), problems, validateAllProperties: true))
        {
            return ValidateOptionsResult.Fail(problems.Select(problem => $"Budget: {problem.ErrorMessage}"));
        }

        return options.EnablePersistedQueries && options.TrustedDocuments == TrustedDocumentMode.Require
            ? ValidateOptionsResult.Fail(
                "EnablePersistedQueries lets clients bring documents of their own, " +
                "TrustedDocuments = Require forbids them: turn one off.")
            : ValidateOptionsResult.Success;
    }
}
