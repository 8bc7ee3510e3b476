using System.Globalization;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers;

/// <summary>All that a filter over customers may look at, for one customer in memory.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Profile">Its purchase profile.</param>
/// <param name="ContactPoints">Its contact points.</param>
/// <param name="ExternalReferences">Its external references.</param>
/// <param name="Transactions">Its transactions, reversed ones too.</param>
public sealed record CustomerFacts(
    Customer Customer,
    CustomerPurchaseProfile Profile,
    IReadOnlyList<ContactPoint> ContactPoints,
    IReadOnlyList<ExternalReference> ExternalReferences,
    IReadOnlyList<TransactionFacts> Transactions)
{
    /// <summary>What is known of the person.</summary>
    public CustomerDemographics Demographics { get; init; } = CustomerDemographics.Empty;
}

/// <summary>What filters over customers may name.</summary>
public static class CustomerFilterFields
{
    /// <summary>The fields that come from the purchase profile, which the feed's consumer keeps.</summary>
    internal static readonly string[] OfProfile = ["totalSpend", "transactionCount", "firstPurchaseAt", "lastPurchaseAt"];

    /// <summary>The declaration; its subjects are <see cref="CustomerFacts"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Customer",
        [
            FilterField.Of<CustomerFacts>("id", FieldType.Id, facts => facts.Customer.Id),
            FilterField.OfEnum<CustomerFacts, CustomerKind>("kind", facts => facts.Customer.Kind),
            FilterField.OfEnum<CustomerFacts, CustomerStatus>("status", facts => facts.Customer.Status),
            FilterField.Of<CustomerFacts>("displayName", FieldType.Text, facts => facts.Customer.DisplayName),
            FilterField.Of<CustomerFacts>("givenName", FieldType.Text, facts => facts.Customer.GivenName),
            FilterField.Of<CustomerFacts>("familyName", FieldType.Text, facts => facts.Customer.FamilyName),
            FilterField.Of<CustomerFacts>("companyName", FieldType.Text, facts => facts.Customer.CompanyName),
            FilterField.Of<CustomerFacts>("createdAt", FieldType.Instant, facts => facts.Customer.CreatedAt),
            FilterField.Of<CustomerFacts>("updatedAt", FieldType.Instant, facts => facts.Customer.UpdatedAt),
            FilterField.Of<CustomerFacts>("totalSpend", FieldType.Decimal, facts => facts.Profile.TotalSpend),
            FilterField.Of<CustomerFacts>("transactionCount", FieldType.Integer, facts => facts.Profile.TransactionCount),
            FilterField.Of<CustomerFacts>("firstPurchaseAt", FieldType.Instant, facts => facts.Profile.FirstPurchaseAt),
            FilterField.Of<CustomerFacts>("lastPurchaseAt", FieldType.Instant, facts => facts.Profile.LastPurchaseAt),
            new FilterField("sex", FieldType.Enumeration, subject => Known(subject).Sex, typeof(Sex)),
            new FilterField("maritalStatus", FieldType.Enumeration, subject => Known(subject).MaritalStatus, typeof(MaritalStatus)),
            FilterField.Of<CustomerFacts>(
                "birthDate", FieldType.Text, facts => facts.Demographics.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            FilterField.Of<CustomerFacts>("occupation", FieldType.Text, facts => facts.Demographics.Occupation),
            FilterField.Of<CustomerFacts>("area", FieldType.Text, facts => facts.Demographics.Area?.ToString()),
        ],
        [
            new FilterSet(
                "externalRefs",
                FilterableEntity.Declare(
                    "ExternalRef",
                    [
                        FilterField.Of<ExternalReference>("system", FieldType.Text, reference => reference.System),
                        FilterField.Of<ExternalReference>("id", FieldType.Text, reference => reference.Id),
                    ]),
                subject => ((CustomerFacts)subject).ExternalReferences.Cast<object>()),
            new FilterSet(
                "contactPoints",
                FilterableEntity.Declare(
                    "ContactPoint",
                    [
                        FilterField.OfEnum<ContactPoint, Channel>("channel", point => point.Channel),
                        FilterField.Of<ContactPoint>("value", FieldType.Text, point => point.Value),
                        FilterField.Of<ContactPoint>("verifiedAt", FieldType.Instant, point => point.VerifiedAt),
                        FilterField.Of<ContactPoint>("isPreferred", FieldType.Boolean, point => point.IsPreferred),
                    ]),
                subject => ((CustomerFacts)subject).ContactPoints),
            new FilterSet(
                "transactions",
                TransactionFilterFields.Entity,
                subject => ((CustomerFacts)subject).Transactions,
                WindowField: "occurredAt"),
        ]);

    private static CustomerDemographics Known(object subject) => ((CustomerFacts)subject).Demographics;
}
