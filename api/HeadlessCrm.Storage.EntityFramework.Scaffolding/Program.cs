// Writes a migration: dotnet run --project api/HeadlessCrm.Storage.EntityFramework.Scaffolding -- NAME
// Run it from the top folder of the repository.
using HeadlessCrm.Storage.EntityFramework;
using HeadlessCrm.Storage.EntityFramework.Postgres;
using HeadlessCrm.Storage.EntityFramework.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

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

using var sqlite = SqliteRegistration.CreateDesignTimeContext();
using var postgres = PostgresRegistration.CreateDesignTimeContext();
#pragma warning disable EF1001 // There is no public way to the providers' design-time services.
Scaffold(sqlite, new SqliteDesignTimeServices(), "Sqlite");
Scaffold(postgres, new NpgsqlDesignTimeServices(), "Postgres");
#pragma warning restore EF1001
return 0;

void Scaffold(DbContext context, IDesignTimeServices designTime, string folder)
{
    // A change may concern one database only; the other then needs no migration.
    if (!context.Database.HasPendingModelChanges())
    {
        Console.WriteLine($"{folder}: nothing has changed.");
        return;
    }

    var services = new ServiceCollection()
        .AddEntityFrameworkDesignTimeServices()
        .AddDbContextDesignTimeServices(context);
    designTime.ConfigureDesignTimeServices(services);
    using var provider = services.BuildServiceProvider();
    var scaffolder = provider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, typeof(StorageOptions).Namespace!, $"{folder}.Migrations");
    var files = scaffolder.Save(Project, migration, Path.Combine(Project, folder, "Migrations"), dryRun: false);
    Console.WriteLine(files.MigrationFile);
    Console.WriteLine(files.MetadataFile);
    Console.WriteLine(files.SnapshotFile);
}
