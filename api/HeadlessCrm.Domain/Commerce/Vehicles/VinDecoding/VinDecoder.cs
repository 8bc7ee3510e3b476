namespace HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;

/// <summary>
/// Tells what a VIN says: form and check digit by ISO 3779 and 49 CFR 565, region by ISO 3780, manufacturer, make, model, body and fuel by the
/// data of vPIC, which knows vehicles sold in the United States; of others it knows manufacturers more often than models.
/// </summary>
public static class VinDecoder
{
    private const int YearPosition = 9;
    private const int CycleYears = 30;
    private const int FirstYear = 1980;

    // Thirty characters, one for each year of a cycle (49 CFR 565.15, table VII).
    private const string YearCodes = "ABCDEFGHJKLMNPRSTVWXY123456789";

    /// <summary>Decodes a VIN.</summary>
    /// <param name="text">What was typed; spaces around it and small letters are forgiven.</param>
    /// <param name="thisYear">The present year: no model year is later than the next.</param>
    public static VinDecode Decode(string text, int thisYear)
    {
        var vin = text.Trim().ToUpperInvariant();
        if (FormProblem(vin) is { } malformed)
        {
            return new VinDecode { Vin = vin, Problems = [malformed] };
        }

        var problems = new List<VinProblem>();
        CheckDigit(vin, problems);
        var manufacturer = VinTable.Instance.FindManufacturer(vin);
        var reading = ReadYearAndModel(vin, manufacturer, thisYear);
        if (reading.Year is null)
        {
            problems.Add(new VinProblem(
                VinProblemKind.ModelYear, IsError: false, $"The tenth character, {vin[YearPosition]}, tells no model year."));
        }

        if (manufacturer is null)
        {
            problems.Add(new VinProblem(
                VinProblemKind.Manufacturer, IsError: false, $"No manufacturer of motor vehicles is known by {vin[..3]}."));
        }
        else if (reading.Model is null)
        {
            problems.Add(new VinProblem(
                VinProblemKind.Model, IsError: false, $"No model known of {manufacturer.Name} has {vin[3..8]}."));
        }

        return new VinDecode
        {
            Vin = vin,
            Problems = problems,
            CheckDigit = VehicleIdentification.CheckDigitOf(vin).ToString(),
            Region = RegionOf(vin[0]),
            Country = manufacturer?.Country,
            Manufacturer = manufacturer?.Name,
            Make = reading.Model?.Make ?? (manufacturer is { Makes: [var only] } ? only : null),
            Model = reading.Model?.Name,
            ModelYear = reading.Year,
            VehicleType = manufacturer?.VehicleType,
            BodyClass = reading.BodyClass,
            Fuel = reading.Fuel,
            PlantCode = vin[10].ToString(),
            SerialNumber = vin[11..],
        };
    }

    private static VinProblem? FormProblem(string vin)
    {
        if (vin.Length != VehicleIdentification.Length)
        {
            return new VinProblem(VinProblemKind.Length, IsError: true, $"A VIN has 17 characters; this one has {vin.Length}.");
        }

        for (var i = 0; i < vin.Length; i++)
        {
            if (!VehicleIdentification.IsAllowed(vin[i]))
            {
                return new VinProblem(
                    VinProblemKind.Character,
                    IsError: true,
                    $"Character {i + 1} is \"{vin[i]}\"; a VIN has digits and letters without I, O and Q.");
            }
        }

        return null;
    }

    private static void CheckDigit(string vin, List<VinProblem> problems)
    {
        if (!VehicleIdentification.HasCheckDigit(vin))
        {
            var isLaw = VehicleIdentification.RequiresCheckDigit(vin);
            problems.Add(new VinProblem(
                VinProblemKind.CheckDigit,
                isLaw,
                $"The ninth character is {vin[VehicleIdentification.CheckDigitPosition]}; as a check digit it would be " +
                $"{VehicleIdentification.CheckDigitOf(vin)}" + (isLaw ? ", which North America demands." : ".")));
        }
    }

    // A code comes round every thirty years. In North America the seventh character of a car tells which round it is; elsewhere it is the
    // round in which the maker had such a model, and of two the later.
    private static Reading ReadYearAndModel(string vin, VinManufacturer? manufacturer, int thisYear)
    {
        var code = YearCodes.IndexOf(vin[YearPosition], StringComparison.Ordinal);
        if (code < 0)
        {
            return new Reading(null, null, 0, null, null);
        }

        var early = FirstYear + code;
        var late = early + CycleYears;
        if (late > thisYear + 1)
        {
            return Read(vin, manufacturer, early);
        }

        if (VehicleIdentification.RequiresCheckDigit(vin))
        {
            return Read(vin, manufacturer, char.IsAsciiDigit(vin[6]) ? early : late);
        }

        var (first, second) = (Read(vin, manufacturer, late), Read(vin, manufacturer, early));
        return first.Model is null && second.Model is not null ? second : first;
    }

    private static Reading Read(string vin, VinManufacturer? manufacturer, int year)
    {
        var reading = new Reading(year, null, -1, null, null);
        if (manufacturer is null)
        {
            return reading;
        }

        foreach (var schema in manufacturer.Schemas.Where(schema => schema.IsFor(year)).OrderByDescending(schema => schema.From))
        {
            reading = Better(reading, ReadSchema(vin, year, VinTable.Instance.ValuesOf(schema)));
        }

        return reading;
    }

    // The schema whose model fits most closely speaks; another adds what that one leaves open.
    private static Reading Better(Reading one, Reading other) => other.Fit > one.Fit
        ? other with { BodyClass = other.BodyClass ?? one.BodyClass, Fuel = other.Fuel ?? one.Fuel }
        : one with { BodyClass = one.BodyClass ?? other.BodyClass, Fuel = one.Fuel ?? other.Fuel };

    private static Reading ReadSchema(string vin, int year, string values)
    {
        var (model, modelFit) = ((VinModel?)null, -1.0);
        var (body, bodyFit) = ((string?)null, -1.0);
        var (fuel, fuelFit) = ((string?)null, -1.0);
        foreach (var range in values.AsSpan().Split('\t'))
        {
            var value = values.AsSpan(range);
            var equals = value.IndexOf('=');
            if (equals < 0)
            {
                continue;
            }

            var fit = FitOf(value[(equals + 1)..], vin);
            switch (value[0])
            {
                case 'M' when fit > modelFit:
                    (model, modelFit) = (VinTable.Instance.FindModel(value[1..equals]), fit);
                    break;
                case 'B' when fit > bodyFit:
                    (body, bodyFit) = (VinTable.Instance.FindName(value[..equals]), fit);
                    break;
                case 'F' when fit > fuelFit:
                    (fuel, fuelFit) = (VinTable.Instance.FindName(value[..equals]), fit);
                    break;
                default:
                    break;
            }
        }

        return new Reading(year, model, modelFit, body, fuel);
    }

    private static double FitOf(ReadOnlySpan<char> patterns, string vin)
    {
        var best = -1.0;
        foreach (var range in patterns.Split(','))
        {
            best = Math.Max(best, VinPattern.Fit(patterns[range], vin) ?? -1);
        }

        return best;
    }

    private static VinRegion RegionOf(char first) => first switch
    {
        >= 'A' and <= 'C' => VinRegion.Africa,
        >= 'H' and <= 'R' => VinRegion.Asia,
        >= 'S' and <= 'Z' => VinRegion.Europe,
        >= '1' and <= '5' => VinRegion.NorthAmerica,
        '6' or '7' => VinRegion.Oceania,
        '8' or '9' => VinRegion.SouthAmerica,
        _ => VinRegion.Unassigned,
    };

    private readonly record struct Reading(int? Year, VinModel? Model, double Fit, string? BodyClass, string? Fuel);
}
