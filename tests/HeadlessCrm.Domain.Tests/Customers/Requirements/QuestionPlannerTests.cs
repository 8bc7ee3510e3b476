using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Tests.Customers.Requirements;

public sealed class QuestionPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Asks_first_what_is_worth_most_where_it_is_asked()
    {
        DataRequirement[] wanted =
        [
            Want("birthDate", 10, (TouchpointKind.Web, 0.2m), (TouchpointKind.Sale, 0.9m)),
            Want("contactPoint:EMAIL", 4, (TouchpointKind.Web, 0.75m)),
            Want("occupation", 100, (TouchpointKind.Workshop, 1)),
        ];

        var onTheWeb = QuestionPlanner.Plan(wanted, KnownFacts.Nothing, TouchpointKind.Web, Now);

        Assert.Equal(["contactPoint:EMAIL", "birthDate"], onTheWeb.Select(question => question.Requirement.Field));
        Assert.Equal([3m, 2m], onTheWeb.Select(question => question.Worth));
        Assert.Equal(9, Assert.Single(QuestionPlanner.Plan(wanted, KnownFacts.Nothing, TouchpointKind.Sale, Now)).Worth);
        Assert.Empty(QuestionPlanner.Plan(wanted, KnownFacts.Nothing, TouchpointKind.App, Now));
    }

    [Theory]
    [InlineData(100, "0")]
    [InlineData(182.5, "0")]
    [InlineData(273.75, "0.5")]
    [InlineData(365, "1")]
    [InlineData(4000, "1")]
    public void What_is_known_is_asked_again_as_it_gets_old(double days, string chance)
    {
        var known = Known(CustomerKind.Person, new SourceValue("occupation", "Mechanic", Now - TimeSpan.FromDays(days)));
        var wanted = Want("occupation", 8, (TouchpointKind.Web, 0.5m)) with { StaleAfterDays = 365 };
        var expected = decimal.Parse(chance, System.Globalization.CultureInfo.InvariantCulture);

        var asked = QuestionPlanner.Plan([wanted], known, TouchpointKind.Web, Now);

        Assert.Equal(expected == 0 ? [] : [expected * 4], asked.Select(question => question.Worth));
        Assert.All(asked, question => Assert.Equal((QuestionReason.Stale, Now.AddDays(-days)), (question.Reason, question.KnownSince)));
        Assert.Empty(QuestionPlanner.Plan([wanted with { StaleAfterDays = null }], known, TouchpointKind.Web, Now));
    }

    [Fact]
    public void What_concerns_the_other_kind_of_customer_is_not_asked()
    {
        var wanted = Want("occupation", 8, (TouchpointKind.Web, 1)) with { AppliesTo = CustomerKind.Person };
        Assert.Empty(QuestionPlanner.Plan([wanted], Known(CustomerKind.Company), TouchpointKind.Web, Now));
        Assert.Single(QuestionPlanner.Plan([wanted], Known(CustomerKind.Person), TouchpointKind.Web, Now));
        Assert.Single(QuestionPlanner.Plan([wanted], KnownFacts.Nothing, TouchpointKind.Web, Now));
    }

    [Fact]
    public void A_contact_point_is_known_since_the_last_source_that_has_it()
    {
        var address = new ContactPoint(Channel.Email, "ana@example.com");
        var known = KnownFacts.Of(SourcesOf(
            CustomerKind.Person,
            Record("web", []) with { Contacts = [new SourceContact(address, Now.AddDays(-9))] },
            Record("crm", []) with { Contacts = [new SourceContact(address, Now.AddDays(-3))] }));

        Assert.Equal(Now.AddDays(-3), known.SinceOf("contactPoint:EMAIL"));
        Assert.Null(known.SinceOf("contactPoint:PHONE"));
    }

    private static DataRequirement Want(string field, decimal value, params (TouchpointKind Touchpoint, decimal Chance)[] chances) => new()
    {
        Field = field,
        Purpose = "to serve",
        Value = value,
        Touchpoints = [.. chances.Select(one => new AnswerChance(one.Touchpoint, one.Chance))],
        Version = 1,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    private static KnownFacts Known(CustomerKind kind, params SourceValue[] values) =>
        KnownFacts.Of(SourcesOf(kind, Record("web", values)));

    private static SourceRecord Record(string system, SourceValue[] values) => new()
    {
        System = system, ExternalId = "1", PostedFor = Guid.Empty, ReceivedAt = Now, Values = values,
    };

    private static GoldenSources SourcesOf(CustomerKind kind, params SourceRecord[] records) => new(
        new Customer
        {
            Id = Guid.Empty,
            Kind = kind,
            Status = CustomerStatus.Prospect,
            DisplayName = "Ana",
            Version = 1,
            CreatedAt = Now,
            UpdatedAt = Now,
        },
        [new CustomerMember(Guid.Empty, null, CustomerStatus.Prospect, null, Now, "Ana")],
        records,
        [],
        IsCompact: false);
}
