using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Surveys;

/// <summary>Questions about surveys.</summary>
[ResolversOf("Query")]
internal static class SurveyQueries
{
    public static Task<IReadOnlyList<Survey>> Surveys(ISurveyStore store, CancellationToken cancellationToken) =>
        store.ListAsync(cancellationToken);

    public static async Task<Survey?> Survey(GlobalId id, int? version, ISurveyStore store, CancellationToken cancellationToken)
    {
        var survey = id.Require(EntityKind.Survey, "id");
        return version is { } given
            ? (await store.GetVersionsAsync([(survey, given)], cancellationToken))[0]
            : (await store.GetAsync([survey], cancellationToken))[0];
    }
}

/// <summary>Fields of a survey that are no properties of it.</summary>
[ResolversOf("Survey")]
internal static class SurveyFields
{
    public static GlobalId Id(Survey survey) => GlobalId.OfSurvey(survey.Id);
}

/// <summary>Fields of a question that are no properties of it.</summary>
[ResolversOf("SurveyQuestion")]
internal static class SurveyQuestionFields
{
    public static IReadOnlyList<string> Options(SurveyQuestion question) => question.Options ?? [];
}

/// <summary>What customers answered.</summary>
[ResolversOf("Customer")]
internal static class CustomerSurveyFields
{
    public static async Task<BatchResult<Connection<SurveyResponse>>> SurveyResponses(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        ISurveyStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<SurveyResponseOrderField>.Read(field, SurveyResponseFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>Fields of a response that are no properties of it.</summary>
[ResolversOf("SurveyResponse")]
internal static class SurveyResponseFields
{
    public static GlobalId Id(SurveyResponse response) => GlobalId.OfSurveyResponse(response.Id);

    public static async Task<BatchResult<Survey?>> Survey(
        IReadOnlyList<SurveyResponse> responses, ISurveyStore store, CancellationToken cancellationToken) =>
        new(await store.GetVersionsAsync(
            [.. responses.Select(response => (response.SurveyId, response.SurveyVersion))], cancellationToken));

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<SurveyResponse> responses, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. responses.Select(response => response.CustomerId)], cancellationToken));
}
