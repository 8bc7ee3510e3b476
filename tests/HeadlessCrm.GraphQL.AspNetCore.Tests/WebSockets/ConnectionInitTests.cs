using System.Security.Claims;
using System.Text.Json;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class ConnectionInitTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Subscribe = """{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""";

    [Theory]
    [InlineData("""{"type":"connection_init"}""")]
    [InlineData("""{"type":"connection_init","payload":null}""")]
    [InlineData("""{"payload":{"a":[1,{"b":null}]},"type":"connection_init","id":5}""")]
    public async Task Acknowledges(string init)
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync(init);

        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task A_handler_sees_the_payload_and_says_who_asks()
    {
        await using var server = await StartAsync(init =>
        {
            var name = init.Payload!.Value.GetProperty("token").GetString()!;
            var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
            return ConnectionInitResult.Accept(user, JsonElement.Parse("""{"expires":60}"""));
        });
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync("""{"type":"connection_init","payload":{"token":"ana"}}""");
        Assert.Equal("""{"type":"connection_ack","payload":{"expires":60}}""", await client.ReceiveTextAsync());

        await client.SubscribeAsync("1", "{ user }");
        var response = await client.ReceiveAsync("1", "next");
        Assert.Equal("""{"data":{"user":"ana at /graphql"}}""", response!.ToJsonString());
    }

    [Fact]
    public async Task Closes_with_4403_and_the_reason_of_the_handler()
    {
        await using var server = await StartAsync(_ => ConnectionInitResult.Refuse("The token has expired."));
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync(Init);

        Assert.Equal((4403, "The token has expired."), await client.ReceiveCloseAsync());
        await server.UntilQuietAsync();
    }

    [Fact]
    public async Task A_reason_that_does_not_fit_is_cut_between_characters()
    {
        await using var server = await StartAsync(_ => ConnectionInitResult.Refuse(new string('ñ', 200)));
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync(Init);

        Assert.Equal((4403, new string('ñ', 60) + "…"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Closes_with_4500_when_the_handler_fails_and_logs_why()
    {
        await using var server = await StartAsync(_ => throw new InvalidOperationException("secret detail"));
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync(Init);

        Assert.Equal((4500, "Internal server error"), await client.ReceiveCloseAsync());
        Assert.Equal("secret detail", Assert.Single(server.Log.Errors).Fault!.Message);
    }

    [Fact]
    public async Task Closes_with_4408_when_the_client_does_not_begin()
    {
        await using var server = await StreamServer.StartAsync(sockets =>
            sockets.ConnectionInitTimeout = TimeSpan.FromMilliseconds(50));
        await using var client = await SocketClient.ConnectAsync(server);

        Assert.Equal((4408, "Connection initialisation timeout"), await client.ReceiveCloseAsync());
        await server.UntilQuietAsync();
    }

    [Fact]
    public async Task Closes_with_4429_when_the_client_begins_twice()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync(Init);

        Assert.Equal((4429, "Too many initialisation requests"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Closes_with_4429_while_the_first_is_still_decided()
    {
        await using var server = await StartAsync(_ => ConnectionInitResult.Accept(), new TaskCompletionSource().Task);
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync(Init);
        await client.SendAsync(Init);

        Assert.Equal((4429, "Too many initialisation requests"), await client.ReceiveCloseAsync());
        await server.UntilQuietAsync();
    }

    [Fact]
    public async Task Closes_with_4401_when_the_client_subscribes_first()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync(Subscribe);

        Assert.Equal((4401, "Unauthorized"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Closes_with_4401_when_the_client_subscribes_before_it_is_let_in()
    {
        await using var server = await StartAsync(_ => ConnectionInitResult.Accept(), new TaskCompletionSource().Task);
        await using var client = await SocketClient.ConnectAsync(server);

        await client.SendAsync(Init);
        await client.SendAsync(Subscribe);

        Assert.Equal((4401, "Unauthorized"), await client.ReceiveCloseAsync());
    }

    private static Task<StreamServer> StartAsync(
        Func<ConnectionInit, ConnectionInitResult> decide, Task? before = null) =>
        StreamServer.StartAsync(services: services =>
            services.AddScoped<IConnectionInitHandler>(_ => new Decision(decide, before ?? Task.CompletedTask)));

    private sealed class Decision(Func<ConnectionInit, ConnectionInitResult> decide, Task before)
        : IConnectionInitHandler
    {
        public async ValueTask<ConnectionInitResult> InitialiseAsync(
            ConnectionInit init, CancellationToken cancellationToken)
        {
            await before.WaitAsync(cancellationToken);
            return decide(init);
        }
    }
}
