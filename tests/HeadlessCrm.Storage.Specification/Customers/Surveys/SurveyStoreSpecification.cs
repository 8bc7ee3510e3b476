using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Customers.Surveys;

/// <summary>What <see cref="ISurveyStore"/> must do.</summary>
public abstract class SurveyStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    private static readonly SurveyQuestion[] Questions =
    [
        new() { Key = "colour", Text = "Which colour?", Kind = SurveyQuestionKind.Choice, Options = ["red", "blue"], Declares = "preference:colour" },
        new() { Key = "born", Text = "When were you born?", Kind = SurveyQuestionKind.Day, Declares = "birthDate" },
        new() { Key = "score", Text = "How was it?", Kind = SurveyQuestionKind.Number, Min = 0, Max = 10, IsRequired = true },
        new() { Key = "extras", Text = "Which extras?", Kind = SurveyQuestionKind.Choices, Options = ["a", "b", "c"] },
    ];

    private ISurveyStore Surveys => Get<ISurveyStore>();

    [Fact]
    public async Task Answers_declare_what_their_questions_say_and_belong_to_a_version()
    {
        var ana = await AddCustomerAsync("ana");
        var survey = await SaveAsync(Questions);
        var response = Accepted(await AnswerAsync(survey.Id, ana.Id, null, ("score", ["9"]), ("colour", ["blue"]), ("born", ["1980-05-31"])));
        var next = await SaveAsync(Questions[2..]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var again = Accepted(await AnswerAsync(survey.Id, ana.Id, null, ("score", ["0.5"]), ("extras", ["a", "c"])));

        Assert.Equal(["colour", "born", "score"], response.Answers.Select(answer => answer.Question));
        Assert.Equal((1, 2, 2), (response.SurveyVersion, again.SurveyVersion, next.Version));
        var preference = Assert.Single(Preference.Of((await Get<IPreferenceStore>().GetLastWordsAsync([ana.Id], Cancel))[0]));
        Assert.Equal(("blue", PreferenceKind.Declared, "survey:visit"), (preference.Claim.Value, preference.Claim.Kind, preference.Claim.Source));
        Assert.Equal(new DateOnly(1980, 5, 31), (await Get<IDemographicsStore>().GetAsync([ana.Id], Cancel))[0].BirthDate);
        Assert.Equal(2, (await Customers.GetAsync([ana.Id], Cancel))[0]!.Version);
        var given = (await Surveys.PageByCustomersAsync(
            [ana.Id, Guid.Empty], new() { Order = [new(SurveyResponseOrderField.AnsweredAt, OrderDirection.Desc)] }, Cancel))[0].Items;
        Assert.Equal([again.Id, response.Id], given.Select(one => one.Id));
        Assert.Equal(["a", "c"], given[0].Answers[1].Values);
        Assert.Equal([2, 0], await Surveys.CountByCustomersAsync([ana.Id, Guid.Empty], null, Cancel));
        var versions = await Surveys.GetVersionsAsync([(survey.Id, 1), (survey.Id, 3), (survey.Id, 2)], Cancel);
        Assert.Equal([4, null, 2], versions.Select(version => version?.Questions.Count));
        Assert.Equal([2], (await Surveys.ListAsync(Cancel)).Select(one => one.Version));
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_refused_by_name_and_nothing_is_written()
    {
        var ana = await AddCustomerAsync("ana");
        var survey = await SaveAsync(Questions);
        Assert.Equal(
            ["colour", "score", "none", "extras"],
            (await AnswerAsync(
                survey.Id, ana.Id, null, ("colour", ["pink"]), ("score", ["11"]), ("none", ["1"]), ("extras", ["a", "a"])))
            .Errors.Select(error => Assert.IsType<SurveyAnswerInvalid>(error).Question));
        Assert.Equal("score", Assert.IsType<SurveyAnswerInvalid>(Assert.Single((await AnswerAsync(survey.Id, ana.Id, null)).Errors)).Question);
        Assert.IsType<InvalidValue>(Assert.Single(
            (await AnswerAsync(survey.Id, ana.Id, null, ("score", ["1"]), ("colour", ["red"]), ("born", ["2030-01-01"]))).Errors));
        Assert.IsType<EntryNotFound>(Assert.Single((await AnswerAsync(survey.Id, ana.Id, 7, ("score", ["1"]))).Errors));
        await SaveAsync(Questions, isOpen: false);
        Assert.IsType<SurveyClosed>(Assert.Single((await AnswerAsync(survey.Id, ana.Id, null, ("score", ["1"]))).Errors));

        Assert.Equal([0], await Surveys.CountByCustomersAsync([ana.Id], null, Cancel));
        Assert.Empty((await Get<IPreferenceStore>().GetLastWordsAsync([ana.Id], Cancel))[0]);
        Assert.Equal(1, (await Customers.GetAsync([ana.Id], Cancel))[0]!.Version);
    }

    [Fact]
    public async Task Surveys_that_make_no_sense_are_refused()
    {
        SurveyQuestion[][] wrong =
        [
            [],
            [Questions[0] with { Options = null }],
            [Questions[1] with { Options = ["x"] }],
            [Questions[2], Questions[2]],
            [Questions[2] with { Min = 11 }],
            [Questions[3] with { Declares = "birthDate" }],
            [Questions[1] with { Declares = "birth date" }],
        ];
        foreach (var questions in wrong)
        {
            var outcome = await new UpsertSurvey(Surveys, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                new() { Name = "wrong", Title = "Wrong", Questions = questions }, Cancel);
            Assert.NotEmpty(outcome.Errors);
        }

        Assert.Null(await Surveys.FindByNameAsync("wrong", Cancel));
    }

    private async Task<Survey> SaveAsync(SurveyQuestion[] questions, bool isOpen = true) => Accepted(
        await new UpsertSurvey(Surveys, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { Name = "visit", Title = "Your visit", Questions = questions, IsOpen = isOpen }, Cancel));

    private Task<Outcome<SurveyResponse>> AnswerAsync(
        Guid surveyId, Guid customerId, int? version, params (string Question, string[] Values)[] answers) =>
        new AnswerSurvey(Surveys, Customers, Golden, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new()
            {
                SurveyId = surveyId,
                SurveyVersion = version,
                CustomerId = customerId,
                Answers = [.. answers.Select(answer => new SurveyAnswer(answer.Question, answer.Values))],
                IdempotencyKey = NewKey(),
            },
            Cancel);
}
