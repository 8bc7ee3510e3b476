using HeadlessCrm.Api.CommandLine;

namespace HeadlessCrm.Api.Tests.CommandLine;

public sealed class HelpTests
{
    [Theory]
    [InlineData("--help", "serve", "import", "match", "schema", "--urls", "--no-demo", "--data")]
    [InlineData("serve --help", "--urls", "--no-demo", "--data", "http://localhost:5000")]
    [InlineData("import --help", "customers", "transactions")]
    [InlineData("match evaluate --help", "--file", "--truth", "--person", "--without", "--mapping")]
    [InlineData("schema --help", "print")]
    [InlineData("schema print --help", "--check", "--file")]
    public async Task Each_verb_tells_what_it_takes(string arguments, params string[] words)
    {
        var help = new StringWriter();

        var code = await CrmCommand.Create().Parse(arguments.Split(' ')).InvokeAsync(new() { Output = help });

        Assert.Equal(0, code);
        Assert.All(words, word => Assert.Contains(word, help.ToString(), StringComparison.Ordinal));
    }
}
