using HeadlessCrm.Domain.Customers.Matching.Similarity;

namespace HeadlessCrm.Domain.Tests.Customers.Matching.Similarity;

/// <summary>Against the examples of the US National Archives and of Knuth.</summary>
public sealed class SoundexTests
{
    [Theory]
    [InlineData("Robert", "R163")]
    [InlineData("Rupert", "R163")]
    [InlineData("Rubin", "R150")]
    [InlineData("Ashcraft", "A261")]
    [InlineData("Ashcroft", "A261")]
    [InlineData("Tymczak", "T522")]
    [InlineData("Pfister", "P236")]
    [InlineData("Honeyman", "H555")]
    [InlineData("Washington", "W252")]
    [InlineData("Lee", "L000")]
    [InlineData("Gutierrez", "G362")]
    [InlineData("Jackson", "J250")]
    [InlineData("Euler", "E460")]
    [InlineData("Hilbert", "H416")]
    [InlineData("Lloyd", "L300")]
    [InlineData("123", "")]
    public void Gives_the_published_codes(string name, string code) => Assert.Equal(code, Soundex.Code(name));

    [Theory]
    [InlineData("vargas", "bargas")]
    [InlineData("hernandez", "ernandez")]
    [InlineData("quispe", "kispe")]
    [InlineData("zapata", "sapata")]
    [InlineData("jimenez", "yimenez")]
    public void Spellings_of_one_sound_have_one_key(string one, string other) => Assert.Equal(Soundex.Key(one), Soundex.Key(other));
}
