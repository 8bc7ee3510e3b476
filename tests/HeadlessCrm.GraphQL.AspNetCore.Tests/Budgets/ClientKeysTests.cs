using System.Net;
using System.Security.Claims;
using HeadlessCrm.GraphQL.AspNetCore.Budgets;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Budgets;

public sealed class ClientKeysTests
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    [Theory]
    [InlineData("192.0.2.7", "address:192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "address:192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "address:20010db800010002")]
    [InlineData("2001:db8:1:2:ffff::1", "address:20010db800010002")]
    [InlineData(null, "address:unknown")]
    public void An_address_stands_for_whoever_is_not_known(string? address, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        Assert.Equal(expected, ClientKeys.Of(context, Nobody, new CostBudgetOptions()));
    }

    [Fact]
    public void A_subject_counts_before_a_header_and_cannot_be_named_by_one()
    {
        var options = new CostBudgetOptions { ClientHeader = "X-Client" };
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Client"] = "user:ann";
        var ann = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ann")], "test"));
        Assert.Equal("user:ann", ClientKeys.Of(context, ann, options));
        Assert.Equal("client:user:ann", ClientKeys.Of(context, Nobody, options));
    }

    [Fact]
    public void A_claim_without_authentication_is_nobody()
    {
        var claimed = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ann")]));
        Assert.Equal("address:unknown", ClientKeys.Of(new DefaultHttpContext(), claimed, new CostBudgetOptions()));
    }
}
