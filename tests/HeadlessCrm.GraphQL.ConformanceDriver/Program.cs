using HeadlessCrm.GraphQL.ConformanceDriver;

await DriverEndpoints.Create(args).RunAsync();
