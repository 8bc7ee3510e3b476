namespace HeadlessCrm.GraphQL.AspNetCore.Http.Documents;

/// <summary>The list of trusted documents. Clients cannot add to it; it is written when they are built.</summary>
public interface IDocumentStore
{
    /// <summary>Finds a document.</summary>
    /// <param name="id">The document's id, <c>sha256:</c> and 64 hexadecimal digits in lower case.</param>
    /// <param name="cancellationToken">Ends when the caller is gone.</param>
    /// <returns>The document's text in UTF-8; null when the id is not in the list.</returns>
    ValueTask<ReadOnlyMemory<byte>?> FindAsync(string id, CancellationToken cancellationToken);
}
