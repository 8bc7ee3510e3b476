using System.Globalization;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers.Demographics;

/// <summary>What a customer told of itself. What is null stays as it is; what is in <see cref="Forget"/> is known no longer.</summary>
public sealed record RecordDemographicsCommand
{
    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The sex.</summary>
    public Sex? Sex { get; init; }

    /// <summary>The day of birth; not in the future.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The marital status.</summary>
    public MaritalStatus? MaritalStatus { get; init; }

    /// <summary>What the person does, 200 characters at most.</summary>
    public string? Occupation { get; init; }

    /// <summary>Where the customer lives or is; an area of the registry.</summary>
    public AreaKey? Area { get; init; }

    /// <summary>Where the person says to stand in life.</summary>
    public LifeStage? LifeStage { get; init; }

    /// <summary>The names of fields that the customer takes back; null: none.</summary>
    public IReadOnlyList<string>? Forget { get; init; }

    /// <summary>Refuse unless the customer is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The fields it says something of.</summary>
    internal IReadOnlyList<NamedValue> Values
    {
        get
        {
            (string Name, string? Value)[] given =
            [
                (CustomerFieldNames.Sex, Sex is { } sex ? DemographicsRules.Format(sex) : null),
                (CustomerFieldNames.BirthDate, BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                (CustomerFieldNames.MaritalStatus, MaritalStatus is { } status ? DemographicsRules.Format(status) : null),
                (CustomerFieldNames.Occupation, Occupation),
                (CustomerFieldNames.Area, Area?.ToString()),
                (CustomerFieldNames.LifeStage, LifeStage is { } stage ? DemographicsRules.Format(stage) : null),
            ];
            return
            [
                .. given.Where(one => one.Value is not null).Select(one => new NamedValue(one.Name, one.Value!)),
                .. (Forget ?? []).Select(name => new NamedValue(name, string.Empty)),
            ];
        }
    }
}

/// <summary>Records what a customer told of itself, as fields of its golden record.</summary>
public sealed class RecordDemographics(UpsertCustomer upsert, ICustomerStore customers, IAreaStore areas)
{
    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public async Task<UpsertCustomerOutcome> ExecuteAsync(RecordDemographicsCommand command, CancellationToken cancellationToken)
    {
        var errors = await CheckAsync(command, cancellationToken);
        return errors.Count > 0
            ? new UpsertCustomerOutcome(null, errors)
            : await upsert.ExecuteAsync(
                new UpsertCustomerCommand
                {
                    Id = command.CustomerId,
                    Values = command.Values,
                    ExpectedVersion = command.ExpectedVersion,
                    IdempotencyKey = command.IdempotencyKey,
                },
                cancellationToken);
    }

    private async Task<List<DomainError>> CheckAsync(RecordDemographicsCommand command, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        var customer = (await customers.GetAsync([command.CustomerId], cancellationToken))[0];
        if (customer is null)
        {
            errors.Add(new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] });
        }

        if (customer?.Kind == CustomerKind.Company
            && command.Values.FirstOrDefault(value => value.Name != CustomerFieldNames.Area && value.Value.Length > 0) is { } ofPersons)
        {
            errors.Add(InvalidValue.At(
                $"\"{customer.DisplayName}\" is a company; of a company only the area is known, not {ofPersons.Name}.", ofPersons.Name));
        }

        if (command.Values.GroupBy(value => value.Name, StringComparer.Ordinal).FirstOrDefault(one => one.Count() > 1) is { } twice)
        {
            errors.Add(InvalidValue.At($"\"{twice.Key}\" is both given and forgotten; say one of the two.", "forget"));
        }

        foreach (var name in (command.Forget ?? []).Where(name => !CustomerFieldNames.Demographics.Contains(name)))
        {
            errors.Add(InvalidValue.At(
                $"\"{name}\" is none of {string.Join(", ", CustomerFieldNames.Demographics)}.", "forget"));
        }

        if (command.Area is { } area && (await areas.FindAsync([area], cancellationToken))[0] is null)
        {
            errors.Add(new EntryNotFound("area", area.ToString()) { Path = ["area"] });
        }

        return errors;
    }
}
