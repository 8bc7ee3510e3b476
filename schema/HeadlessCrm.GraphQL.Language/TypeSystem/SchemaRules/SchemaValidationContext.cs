using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

/// <summary>What the checks of a schema share: the schema and the errors found.</summary>
internal sealed class SchemaValidationContext(Schema schema)
{
    private const int MaxErrors = 1000;

    private readonly List<GraphQLError> errors = [];

    public Schema Schema { get; } = schema;

    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Whether there are so many errors that no check should look further.</summary>
    public bool IsAborted => errors.Count > MaxErrors;

    public void Report(string message, params IEnumerable<SyntaxNode?> nodes)
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(new GraphQLError(message, nodes.OfType<SyntaxNode>()));
        }
        else if (!IsAborted)
        {
            errors.Add(new GraphQLError("Too many validation errors, error limit reached. Validation aborted."));
        }
    }

    /// <summary>Names that begin with two underscores are the specification's.</summary>
    public void CheckName(string name, SyntaxNode? node)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            Report($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        }
    }

    /// <summary>An argument that must be given cannot be deprecated: nobody could stop giving it.</summary>
    public void CheckRequiredIsNotDeprecated(InputValueDefinition inputValue, string noun)
    {
        if (inputValue.IsRequired && inputValue.DeprecationReason is not null)
        {
            var definition = inputValue.Definition;
            Report(
                $"Required {noun} {inputValue} cannot be deprecated.",
                FindDeprecated(definition?.Directives ?? []),
                definition?.Type);
        }
    }

    /// <summary>
    /// The default is a value of the type. Of a type that is no input type, which is an error of its own, only nulls can be
    /// told to be wrong.
    /// </summary>
    public void CheckDefaultValue(InputValueDefinition inputValue)
    {
        if (inputValue.DefaultValue is not { } literal || IsAborted)
        {
            return;
        }

        new InputLiteralValidator((error, at) => Report(
            $"{inputValue} has invalid default value{at}: {error.Message}",
            error)).Validate(literal, inputValue.Type);
    }

    /// <summary>The applied <c>@deprecated</c>, or null.</summary>
    public static DirectiveNode? FindDeprecated(IEnumerable<DirectiveNode> directives) =>
        directives.FirstOrDefault(directive => directive.Name.Value == "deprecated");

    private void Report(string message, GraphQLError placed)
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(new GraphQLError(message, placed.Locations));
        }
        else
        {
            Report(message);
        }
    }
}
