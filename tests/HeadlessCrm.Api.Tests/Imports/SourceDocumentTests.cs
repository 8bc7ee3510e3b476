using HeadlessCrm.Api.Imports;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>Which rows of a file are one document.</summary>
public sealed class SourceDocumentTests
{
    [Theory]
    [InlineData("A A B C C C", "A A|B|C C C")]
    [InlineData("A B A", "A|B|A")]
    [InlineData("", "")]
    [InlineData("A", "A")]
    // A row that cannot be read spoils the document before it and the one after it: it may be a line of either.
    [InlineData("A ? B", "A ?|B!")]
    [InlineData("A ? A B", "A ? A|B")]
    [InlineData("? A B", "? A|B")]
    [InlineData("A B ?", "A|B ?")]
    [InlineData("A ? ? B C", "A ? ?|B!|C")]
    [InlineData("?", "?")]
    public void Rows_of_one_key_that_follow_one_another_are_one(string rows, string documents)
    {
        var found = SourceDocument.Of(Rows(rows), key: 0)
            .Select(document => string.Join(' ', document.Rows.Select(NameOf)) + (document.Fault is null ? string.Empty : "!"));
        Assert.Equal(documents, string.Join('|', found));
    }

    [Fact]
    public void Without_a_key_each_row_is_one()
    {
        Assert.Equal(["A", "A", "?"], SourceDocument.Of(Rows("A A ?"), key: null).Select(document => NameOf(Assert.Single(document.Rows))));
    }

    [Fact]
    public void What_is_longer_than_any_document_may_be_is_taken_apart_and_refused()
    {
        var found = SourceDocument.Of(Rows(string.Join(' ', Enumerable.Repeat("A", 4_001)) + " B"), key: 0)
            .Select(document => (document.Rows.Count, document.Fault is not null)).ToList();
        Assert.Equal([(2_000, false), (2_000, true), (1, true), (1, false)], found);
    }

    private static string NameOf(SourceRow row) => row.Fault is null ? row.Values[0]! : "?";

    private static IEnumerable<SourceRow> Rows(string rows) => rows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((name, i) =>
        name == "?" ? new SourceRow(i + 1, [], new Reject(i + 1, string.Empty, null, "unreadable")) : new SourceRow(i + 1, [name]));
}
