using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Requirements;

/// <summary>What the business wants to know, and what to ask.</summary>
[ResolversOf("Query")]
internal static class RequirementQueries
{
    public static Task<IReadOnlyList<DataRequirement>> DataRequirements(
        IDataRequirementStore store, CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public static async Task<IReadOnlyList<QuestionView>?> NextQuestions(
        GlobalId customer,
        TouchpointKind touchpoint,
        int max,
        PlanQuestions plan,
        ICustomerStore customers,
        CancellationToken cancellationToken)
    {
        var id = customer.Require(EntityKind.Customer, "customer");
        return (await customers.GetAsync([id], cancellationToken))[0] is null
            ? null
            : QuestionView.First((await plan.ExecuteAsync([id], touchpoint, cancellationToken))[0], max);
    }

    public static async Task<CaptureFormView?> CaptureForm(
        TouchpointKind touchpoint,
        GlobalId? customer,
        PlanQuestions plan,
        ICustomerStore customers,
        CancellationToken cancellationToken)
    {
        if (customer is not { } given)
        {
            return new CaptureFormView(touchpoint, null, QuestionView.All(await plan.OfNewAsync(touchpoint, cancellationToken)));
        }

        var id = given.Require(EntityKind.Customer, "customer");
        var found = (await customers.GetAsync([id], cancellationToken))[0];
        return found is null
            ? null
            : new CaptureFormView(
                touchpoint, found, QuestionView.All((await plan.ExecuteAsync([found.Id], touchpoint, cancellationToken))[0]));
    }
}

/// <summary>What to ask customers.</summary>
[ResolversOf("Customer")]
internal static class CustomerQuestionFields
{
    public static async Task<BatchResult<IReadOnlyList<QuestionView>>> NextQuestions(
        IReadOnlyList<Customer> customers,
        TouchpointKind touchpoint,
        int max,
        PlanQuestions plan,
        CancellationToken cancellationToken)
    {
        var planned = await plan.ExecuteAsync(customers.Ids(), touchpoint, cancellationToken);
        IReadOnlyList<QuestionView>[] questions = [.. planned.Select(all => QuestionView.First(all, max))];
        return questions;
    }
}

/// <summary><c>Question</c>.</summary>
internal sealed class QuestionView(PlannedQuestion planned)
{
    public string Field => planned.Requirement.Field;

    public string Purpose => planned.Requirement.Purpose;

    public string? Question => planned.Requirement.Question;

    public QuestionReason Reason => planned.Reason;

    public DateTimeOffset? KnownSince => planned.KnownSince;

    public decimal Value => planned.Requirement.Value;

    public decimal ChanceNeeded => planned.ChanceNeeded;

    public decimal ChanceAnswered => planned.ChanceAnswered;

    public decimal Worth => planned.Worth;

    public static IReadOnlyList<QuestionView> All(IReadOnlyList<PlannedQuestion> planned) =>
        [.. planned.Select(question => new QuestionView(question))];

    public static IReadOnlyList<QuestionView> First(IReadOnlyList<PlannedQuestion> planned, int max) =>
        max is >= 1 and <= 20
            ? All([.. planned.Take(max)])
            : throw new GraphQL.Execution.GraphQLException($"\"max\" is {max}; it must be 1 to 20.", InvalidValue.ErrorCode);
}

/// <summary><c>CaptureForm</c>.</summary>
internal sealed record CaptureFormView(TouchpointKind Touchpoint, Customer? Customer, IReadOnlyList<QuestionView> Questions);
