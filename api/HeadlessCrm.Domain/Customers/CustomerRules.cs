using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Domain.Customers;

/// <summary>What customers must meet, and how commands and rows change them.</summary>
public static class CustomerRules
{
    private const int MaxNameLength = 200;
    private const int MaxContactLength = 400;
    private const int MaxContactPoints = 50;
    private const int MaxReferences = 50;

    /// <summary>The name a customer is shown by when none is given; null when there is nothing to make it of.</summary>
    public static string? NameOf(CustomerKind kind, string? givenName, string? familyName, string? companyName)
    {
        var person = string.Join(' ', new[] { givenName, familyName }.Where(name => !string.IsNullOrWhiteSpace(name)));
        var company = string.IsNullOrWhiteSpace(companyName) ? null : companyName;
        var personal = person.Length == 0 ? null : person;
        return kind == CustomerKind.Company ? company ?? personal : personal ?? company;
    }

    /// <summary>The name of a customer of whom only a reference is known.</summary>
    public static string NameOf(ExternalReference reference) => $"{reference.System} {reference.Id}";

    /// <summary>The kind when none is given.</summary>
    public static CustomerKind KindOf(string? givenName, string? familyName, string? companyName) =>
        !string.IsNullOrWhiteSpace(companyName) && string.IsNullOrWhiteSpace(givenName) && string.IsNullOrWhiteSpace(familyName)
            ? CustomerKind.Company
            : CustomerKind.Person;

    /// <summary>A customer as a row of an import makes or corrects it; the same object when the row says nothing new.</summary>
    public static Customer Apply(ImportedCustomer row, string system, Customer? found, DateTimeOffset now)
    {
        var reference = new ExternalReference(system, row.ExternalId);
        var givenName = Changed(row.GivenName, found?.GivenName);
        var familyName = Changed(row.FamilyName, found?.FamilyName);
        var companyName = Changed(row.CompanyName, found?.CompanyName);
        var kind = row.Kind ?? found?.Kind ?? KindOf(givenName, familyName, companyName);
        var changed = (found ?? New(now)) with
        {
            Kind = kind,
            Status = row.Status ?? found?.Status ?? CustomerStatus.Prospect,
            GivenName = givenName,
            FamilyName = familyName,
            CompanyName = companyName,
            DisplayName = Blank(row.DisplayName) ?? KeptName(found, [reference])
                ?? NameOf(kind, givenName, familyName, companyName)
                ?? NameOf(reference),
        };
        return found is not null && changed == found ? found : Touched(changed, found, now);
    }

    /// <summary>What is wrong with a command on its own account.</summary>
    internal static IReadOnlyList<DomainError> Check(UpsertCustomerCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        CheckNames(command.DisplayName, command.GivenName, command.FamilyName, command.CompanyName, errors);
        CheckContactPoints(command.ContactPoints, errors);
        CheckReferences(command.ExternalReferences, errors);
        CheckMembers(command.Kind, command.Status, errors);
        command.ContactTimes?.Check(errors);
        errors.AddRange(command.Source?.Check(now) ?? []);
        foreach (var value in command.Values ?? [])
        {
            FieldRules.Check(value.Name, value.Value.Length == 0 ? null : value.Value, now, errors, value.Name);
        }

        return errors;
    }

    /// <summary>A customer that nothing is known of yet; its first state has version 1.</summary>
    internal static Customer New(DateTimeOffset now) => new()
    {
        Id = EntityId.Create(now),
        Kind = default,
        Status = default,
        DisplayName = string.Empty,
        Version = 0,
        CreatedAt = now,
        UpdatedAt = now,
    };

    internal static IReadOnlyList<DomainError> Check(ImportedCustomer row, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        TextRules.Required(row.ExternalId, ReferenceRules.MaxIdLength, errors, "externalId");
        CheckNames(row.DisplayName, row.GivenName, row.FamilyName, row.CompanyName, errors);
        CheckContactPoints(row.ContactPoints, errors);
        CheckMembers(row.Kind, row.Status, errors);
        foreach (var value in row.Values ?? [])
        {
            FieldRules.Check(value.Name, value.Value, now, errors, value.Name);
        }

        return errors;
    }

    private static void CheckNames(
        string? displayName, string? givenName, string? familyName, string? companyName, List<DomainError> errors)
    {
        TextRules.Optional(displayName, MaxNameLength, errors, "displayName");
        TextRules.Optional(givenName, MaxNameLength, errors, "givenName");
        TextRules.Optional(familyName, MaxNameLength, errors, "familyName");
        TextRules.Optional(companyName, MaxNameLength, errors, "companyName");
    }

    private static void CheckContactPoints(IReadOnlyList<ContactPoint>? contactPoints, List<DomainError> errors)
    {
        if (contactPoints is null)
        {
            return;
        }

        if (contactPoints.Count > MaxContactPoints)
        {
            errors.Add(InvalidValue.At(
                $"There are {contactPoints.Count} contact points; at most {MaxContactPoints} are allowed.", "contactPoints"));
            return;
        }

        var seen = new HashSet<(Channel, string)>();
        foreach (var point in contactPoints)
        {
            CheckContactPoint(point, errors, "contactPoints", "value");
            if (!seen.Add((point.Channel, point.Value)))
            {
                errors.Add(InvalidValue.At(
                    $"The contact point {point.Channel} \"{point.Value}\" is given twice; give it once.", "contactPoints"));
            }
        }
    }

    /// <summary>What is wrong with a contact point by itself.</summary>
    internal static void CheckContactPoint(ContactPoint point, List<DomainError> errors, params string[] path)
    {
        var before = errors.Count;
        TextRules.Required(point.Value, MaxContactLength, errors, path);
        if (!Enum.IsDefined(point.Channel))
        {
            errors.Add(InvalidValue.At($"{point.Channel} is not a channel.", [.. path[..^1], "channel"]));
        }

        var fault = errors.Count > before ? null : point.Channel switch
        {
            Channel.Email => EmailAddresses.FaultOf(point.Value),
            Channel.Phone or Channel.Mobile or Channel.Fax => PhoneNumbers.FaultOf(point.Value),
            _ => null,
        };
        if (fault is not null)
        {
            errors.Add(InvalidValue.At(fault, path));
        }
    }

    private static void CheckReferences(IReadOnlyList<ExternalReference>? references, List<DomainError> errors)
    {
        if (references is null)
        {
            return;
        }

        if (references.Count > MaxReferences)
        {
            errors.Add(InvalidValue.At(
                $"There are {references.Count} external references; at most {MaxReferences} are allowed.", "externalRefs"));
        }

        foreach (var reference in references)
        {
            ReferenceRules.Check(reference, errors, "externalRefs");
            CustomerSource.CheckSystem(reference, errors, "externalRefs");
        }
    }

    private static void CheckMembers(CustomerKind? kind, CustomerStatus? status, List<DomainError> errors)
    {
        if (kind is { } givenKind && !Enum.IsDefined(givenKind))
        {
            errors.Add(InvalidValue.At($"{givenKind} is not a kind of customer.", "kind"));
        }

        if (status is { } givenStatus && !Enum.IsDefined(givenStatus))
        {
            errors.Add(InvalidValue.At($"{givenStatus} is not a status of a customer.", "status"));
        }
    }

    /// <summary>A name that was made of the other names, or of a reference, follows them; one that was given stays.</summary>
    private static string? KeptName(Customer? found, IReadOnlyList<ExternalReference>? references) =>
        found is null
        || found.DisplayName == NameOf(found.Kind, found.GivenName, found.FamilyName, found.CompanyName)
        || (references ?? []).Any(reference => found.DisplayName == NameOf(reference))
            ? null
            : found.DisplayName;

    private static string? Changed(string? given, string? current) => given switch
    {
        null => current,
        _ => Blank(given),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Customer Touched(Customer changed, Customer? found, DateTimeOffset now) =>
        changed with { Version = (found?.Version ?? 0) + 1, UpdatedAt = now };
}
