using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Domain.Tests.Webhooks;

public sealed class SignatureKeyTests
{
    /// <summary>The example of the Standard Webhooks specification.</summary>
    [Fact]
    public void Signs_the_published_example()
    {
        Assert.True(SignatureKey.TryRead("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", out var key));

        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            key.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8));
    }
}
