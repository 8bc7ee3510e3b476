using HeadlessCrm.Api.Hosting;
using Microsoft.Extensions.Configuration;

namespace HeadlessCrm.Api.Tests.Hosting;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("urls", "http://localhost:5000")]
    [InlineData("urls", "http://LOCALHOST:5000/")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5001")]
    [InlineData("urls", "http://127.9.9.9:5000")]
    [InlineData("Kestrel:Endpoints:Inside:Url", "http://127.0.0.1:5000")]
    public void Loopback_addresses_are_welcome(string key, string value)
    {
        LoopbackOnly.Require(Settings((key, value)));
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5000")]
    [InlineData("urls", "http://*:5000")]
    [InlineData("urls", "http://+:5000")]
    [InlineData("urls", "http://[::]:5000")]
    [InlineData("urls", "http://0:5000")]
    [InlineData("urls", "http://10.0.0.7:5000")]
    [InlineData("urls", "http://crm.example:5000")]
    [InlineData("urls", "http://localhost.example:5000")]
    [InlineData("urls", "http://localhost:5000;http://0.0.0.0:5001")]
    [InlineData("urls", "http://unix:/tmp/crm.sock")]
    [InlineData("Kestrel:Endpoints:Outside:Url", "http://*:8080")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    public void Every_other_address_is_refused_with_the_reason(string key, string value)
    {
        var refusal = Assert.Throws<StartupException>(() => LoopbackOnly.Require(Settings((key, value))));

        Assert.StartsWith("Refusing to listen on ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("there is no access control yet", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_beyond_loopback_is_refused_although_the_urls_are_not()
    {
        var settings = Settings(("urls", "http://localhost:5000"), ("Kestrel:Endpoints:Outside:Url", "https://*:8443"));

        Assert.Throws<StartupException>(() => LoopbackOnly.Require(settings));
    }

    [Fact]
    public void What_is_no_address_is_named()
    {
        var refusal = Assert.Throws<StartupException>(() => LoopbackOnly.Require(Settings(("urls", "localhost 5000"))));

        Assert.Equal(
            "\"localhost 5000\" (--urls or ASPNETCORE_URLS) is not an address to listen on; write one such as http://localhost:5000.",
            refusal.Message);
    }

    [Fact]
    public void Without_any_setting_it_is_port_5000_of_localhost()
    {
        var settings = Settings();

        LoopbackOnly.Require(settings);

        Assert.Equal("http://localhost:5000", settings["urls"]);
    }

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();
}
