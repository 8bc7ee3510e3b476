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

#pragma warning disable EF1001 // There is no public way to the providers' design-time services.
Scaffold(SqliteRegistration.CreateDesignTimeContext, new SqliteDesignTimeServices(), "Sqlite");
Scaffold(PostgresRegistration.CreateDesignTimeContext, new NpgsqlDesignTimeServices(), "Postgres");
#pragma warning restore EF1001
return 0;

void Scaffold(Func<DbContext> newContext, IDesignTimeServices designTime, string folder)
{
    // A change may concern one database only; the other then needs no migration. Asking makes the context's snapshot
    // read-only, and a scaffolder that cannot process the snapshot writes the creation of everything: so a context of its own.
    using var asked = newContext();
    if (!asked.Database.HasPendingModelChanges())
    {
        Console.WriteLine($"{folder}: nothing has changed.");
        return;
    }

    using var context = newContext();
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
