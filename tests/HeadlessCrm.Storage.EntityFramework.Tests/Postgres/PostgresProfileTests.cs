using HeadlessCrm.Storage.Specification.Customers;
using HeadlessCrm.Storage.Specification.Customers.Areas;
using HeadlessCrm.Storage.Specification.Customers.Contacts;
using HeadlessCrm.Storage.Specification.Customers.Demographics;
using HeadlessCrm.Storage.Specification.Customers.Fleets;
using HeadlessCrm.Storage.Specification.Customers.Households;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres;

public sealed class PostgresCompanyContactStoreTests() : CompanyContactStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresHouseholdStoreTests() : HouseholdStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresFleetStoreTests() : FleetStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresProfileHistoryTests() : ProfileHistorySpecification(new PostgresStorageFactory());

public sealed class PostgresAreaStoreTests() : AreaStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresDemographicsStoreTests() : DemographicsStoreSpecification(new PostgresStorageFactory());
