using System.Buffers.Binary;
using Bogus;

namespace HeadlessCrm.Api.DemoData;

/// <summary>Chance that comes out the same every time.</summary>
internal sealed class DemoRandom(int seed)
{
    private const string VinCharacters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
    private const string VinValues = "0123456789X";

    /// <summary>Names and addresses in Spanish from the same chance.</summary>
    public Faker Faker { get; } = new("es") { Random = new Randomizer(seed) };

    public bool Chance(double probability) => Faker.Random.Double() < probability;

    public int Between(int min, int max) => Faker.Random.Int(min, max);

    public T Of<T>(IReadOnlyList<T> items) => items[Faker.Random.Int(0, items.Count - 1)];

    /// <summary>An amount varied by so many per cent either way, in whole cents.</summary>
    public decimal Around(decimal amount, int percent) =>
        decimal.Round(amount * (100 + Between(-percent, percent)) / 100m, 2);

    /// <summary>
    /// An id of the form of <see cref="Guid.CreateVersion7(DateTimeOffset)"/>, its chance part from here.
    /// </summary>
    public Guid Id(DateTimeOffset recordedAt)
    {
        var bytes = Faker.Random.Bytes(16);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, recordedAt.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A VIN with a right check digit.</summary>
    public string Vin(string start)
    {
        var vin = new char[17];
        for (var i = 0; i < vin.Length; i++)
        {
            vin[i] = i < start.Length ? start[i]
                : i < 11 ? VinCharacters[Between(0, VinCharacters.Length - 1)]
                : (char)('0' + Between(0, 9));
        }

        vin[8] = CheckDigit(vin);
        return new string(vin);
    }

    // ISO 3779 and 49 CFR 565: the weighted sum of the characters modulo 11.
    private static char CheckDigit(char[] vin)
    {
        int[] weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        const string letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
        const string values = "12345678123457923456789";
        var sum = 0;
        for (var i = 0; i < vin.Length; i++)
        {
            var digit = char.IsDigit(vin[i]) ? vin[i] : values[letters.IndexOf(vin[i], StringComparison.Ordinal)];
            sum += (digit - '0') * weights[i];
        }

        return VinValues[sum % 11];
    }
}
