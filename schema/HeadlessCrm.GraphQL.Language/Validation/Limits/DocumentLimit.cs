using System.Globalization;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>One limit on the shape of documents.</summary>
/// <param name="name">The option's name.</param>
/// <param name="code">The code of the error.</param>
/// <param name="limit">The greatest value allowed.</param>
internal abstract class DocumentLimit(string name, string code, int limit)
{
    /// <summary>Whether the whole document is measured, not each operation.</summary>
    public abstract bool OfDocument { get; }

    /// <summary>What is measured.</summary>
    public abstract long Measure(DocumentMeasures document, OperationMeasures operation);

    /// <summary>
    /// What is too much, as a sentence about the document or an operation goes on ("has too many aliases").
    /// </summary>
    protected abstract string Description { get; }

    /// <summary>Reports an error when the limit is exceeded.</summary>
    public void Check(ValidationContext context, DocumentMeasures document, OperationMeasures operation)
    {
        var value = Measure(document, operation);
        if (value <= limit)
        {
            return;
        }

        var node = OfDocument ? null : operation.Node;
        var subject = node switch
        {
            null => "The document",
            { Name: null } => "The operation",
            _ => $"Operation \"{node.Name.Value}\"",
        };
        var found = value == long.MaxValue ? "beyond counting" : value.ToString(CultureInfo.InvariantCulture);
        context.Report(new GraphQLError(
            $"{subject} {Description}: {found}, the limit {name} is {limit}.",
            node is null ? [] : new SyntaxNode[] { node })
        {
            Code = code,
        });
    }
}
