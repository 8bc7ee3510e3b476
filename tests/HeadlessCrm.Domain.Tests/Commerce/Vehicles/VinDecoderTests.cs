using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;

namespace HeadlessCrm.Domain.Tests.Commerce.Vehicles;

public sealed class VinDecoderTests
{
    private const int ThisYear = 2026;

    // Published: 49 CFR 565 and manufacturers' own examples.
    [Theory]
    [InlineData("1M8GDM9AXKP042788", 'X')]
    [InlineData("11111111111111111", '1')]
    [InlineData("5GZCZ43D13S812715", '1')]
    [InlineData("1HGCM82633A004352", '3')]
    public void The_check_digit_is_that_of_49_CFR_565(string vin, char digit) =>
        Assert.Equal(digit, VehicleIdentification.CheckDigitOf(vin));

    [Fact]
    public void One_changed_character_is_found_nearly_always()
    {
        // 1, J and A stand for the same number; so a change among such is not found, and no other is.
        const string vin = "1M8GDM9AXKP042788";
        const string allowed = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
        var (found, missed) = (0, 0);
        for (var i = 0; i < vin.Length; i++)
        {
            foreach (var other in allowed.Where(other => other != vin[i]))
            {
                var isFound = !VehicleIdentification.HasCheckDigit(vin[..i] + other + vin[(i + 1)..]);
                (found, missed) = isFound ? (found + 1, missed) : (found, missed + 1);
            }
        }

        Assert.InRange((double)found / (found + missed), 0.9, 1);
    }

    [Theory]
    [InlineData("1HGCM82633A004352", "Honda", "Accord", 2003, VinRegion.NorthAmerica)]
    [InlineData("5YJSA1E27HF000337", "Tesla", "Model S", 2017, VinRegion.NorthAmerica)]
    [InlineData("WBA3A5G59DNP26082", "BMW", "328i", 2013, VinRegion.Europe)]
    [InlineData("JTDKB20U093455566", "Toyota", "Prius", 2009, VinRegion.Asia)]
    public void Known_vehicles_are_told(string vin, string make, string model, int year, VinRegion region)
    {
        var decoded = VinDecoder.Decode($" {vin.ToLowerInvariant()} ", ThisYear);

        Assert.Equal((vin, make, model, year, region), (decoded.Vin, decoded.Make, decoded.Model, decoded.ModelYear, decoded.Region));
        Assert.True(decoded.IsValid);
    }

    /// <summary>
    /// The cases were made at random from patterns of vPIC; year and model are the answers of the npm package @cardog/corgi 2.0.1, where it
    /// knew a model. It decides on the round of the year by the seventh character everywhere, so that elsewhere than in North America another
    /// round is no contradiction.
    /// </summary>
    [Fact]
    public void Models_and_years_are_those_of_the_reference()
    {
        var cases = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Commerce/Vehicles/vin-cases.tsv"))
            .Select(line => line.Split('\t')).ToList();
        var wrong = new List<string>();
        foreach (var fields in cases)
        {
            var decoded = VinDecoder.Decode(fields[0], ThisYear);
            var isRound = decoded.ModelYear == int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture);
            var isAmerican = fields[0][0] is >= '1' and <= '5';
            if (isRound ? !fields[2].Split('|').Contains(decoded.Model) : isAmerican)
            {
                wrong.Add($"{fields[0]}: {decoded.ModelYear} {decoded.Model}, reference {fields[1]} {fields[2]}");
            }
        }

        Assert.True(cases.Count > 600);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("1HGCM82633A00435", VinProblemKind.Length, true)]
    [InlineData("1HGCM82633A0O4352", VinProblemKind.Character, true)]
    [InlineData("1HGCM82643A004352", VinProblemKind.CheckDigit, true)]
    [InlineData("WVWZZZ1JZ3W386752", VinProblemKind.CheckDigit, false)]
    [InlineData("ZZZZZZZZZ3Z000000", VinProblemKind.Manufacturer, false)]
    [InlineData("1HGCM8263UA004352", VinProblemKind.ModelYear, false)]
    public void What_is_wrong_is_told(string vin, VinProblemKind kind, bool isError)
    {
        var problem = Assert.Single(VinDecoder.Decode(vin, ThisYear).Problems, problem => problem.Kind == kind);

        Assert.Equal(isError, problem.IsError);
    }

    [Fact]
    public void Nothing_typed_breaks_it()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(15, 20)).Select(_ => (char)random.Next('0', 'Z' + 1)));
            var decoded = VinDecoder.Decode(text, ThisYear);
            Assert.Equal(decoded.Problems.All(problem => !problem.IsError), decoded.IsValid);
            Assert.True(decoded.ModelYear is null or (>= 1980 and <= ThisYear + 1));
        }
    }
}
