using HeadlessCrm.Api.Identity;

namespace HeadlessCrm.Api.Tests.Identity;

public sealed class GlobalIdTests
{
    [Fact]
    public void Every_kind_reads_back_what_it_wrote()
    {
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            var id = new GlobalId(kind, Guid.CreateVersion7(CrmApi.Start));

            Assert.True(GlobalId.TryParse(id.ToString(), out var read));
            Assert.Equal(id, read);
            Assert.Equal(GlobalId.Length, id.ToString().Length);
        }
    }

    [Fact]
    public void The_text_is_the_prefix_and_the_UUID_in_base64url()
    {
        var uuid = Guid.Parse("0193e607-5c2a-7000-b6bd-3d575b7bfd63");

        Assert.Equal("cus_AZPmB1wqcAC2vT1XW3v9Yw", new GlobalId(EntityKind.Customer, uuid).ToString());
        Assert.Equal(
            "cus_" + Convert.ToBase64String(uuid.ToByteArray(bigEndian: true)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            GlobalId.OfCustomer(uuid).ToString());
    }
}
