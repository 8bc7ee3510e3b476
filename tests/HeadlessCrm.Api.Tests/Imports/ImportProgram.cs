using HeadlessCrm.Api.Tests.CommandLine;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>The built program's <c>import</c>.</summary>
internal static class ImportProgram
{
    public static Task<CrmProgramResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public static Task<CrmProgramResult> RunAsync((string Name, string Value)[] environment, params string[] arguments) =>
        CrmProgram.RunAsync(environment, ["import", .. arguments]);
}
