using HeadlessCrm.GraphQL.ConformanceDriver;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
DriverEndpoints.Map(app);
await app.RunAsync();
