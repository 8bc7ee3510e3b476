// Writes a migration: dotnet run --project api/HeadlessCrm.Storage.EntityFramework.Scaffolding -- NAME
// Run it from the top folder of the repository.
using HeadlessCrm.Storage.EntityFramework;
using HeadlessCrm.Storage.EntityFramework.Sqlite;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;

const string Project = "api/HeadlessCrm.Storage.EntityFramework";

if (args is not [var name])
{
    Console.Error.WriteLine("Give the name of the migration, such as AddHouseholds.");
    return 2;
}

if (!Directory.Exists(Project))
{
    Console.Error.WriteLine($"There is no folder {Project} here; run this from the top folder of the repository.");
    return 2;
}

using var context = SqliteRegistration.CreateDesignTimeContext();
var services = new ServiceCollection()
    .AddEntityFrameworkDesignTimeServices()
    .AddDbContextDesignTimeServices(context);
#pragma warning disable EF1001 // There is no public way to the provider's design-time services.
new SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
#pragma warning restore EF1001

using var provider = services.BuildServiceProvider();
var scaffolder = provider.GetRequiredService<IMigrationsScaffolder>();
var migration = scaffolder.ScaffoldMigration(name, typeof(StorageOptions).Namespace!, "Sqlite.Migrations");
var files = scaffolder.Save(Project, migration, Path.Combine(Project, "Sqlite", "Migrations"), dryRun: false);
Console.WriteLine(files.MigrationFile);
Console.WriteLine(files.MetadataFile);
Console.WriteLine(files.SnapshotFile);
return 0;
