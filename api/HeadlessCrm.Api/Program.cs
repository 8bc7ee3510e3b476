using HeadlessCrm.Api.CommandLine;

return await CrmCommand.Create().Parse(args)
    .InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
