using HeadlessCrm.Storage.Specification.Customers;
using HeadlessCrm.Storage.Specification.Customers.Areas;
using HeadlessCrm.Storage.Specification.Customers.ContactDecisions;
using HeadlessCrm.Storage.Specification.Customers.Contacts;
using HeadlessCrm.Storage.Specification.Customers.Demographics;
using HeadlessCrm.Storage.Specification.Customers.Fleets;
using HeadlessCrm.Storage.Specification.Customers.Households;
using HeadlessCrm.Storage.Specification.Customers.Intentions;
using HeadlessCrm.Storage.Specification.Customers.Maintenance;
using HeadlessCrm.Storage.Specification.Customers.Preferences;
using HeadlessCrm.Storage.Specification.Customers.Quality;
using HeadlessCrm.Storage.Specification.Customers.Requirements;
using HeadlessCrm.Storage.Specification.Customers.Suggestions;
using HeadlessCrm.Storage.Specification.Customers.Surveys;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Sqlite;

public sealed class SqliteCompanyContactStoreTests() : CompanyContactStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteHouseholdStoreTests() : HouseholdStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteFleetStoreTests() : FleetStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteProfileHistoryTests() : ProfileHistorySpecification(new SqliteStorageFactory());

public sealed class SqliteAreaStoreTests() : AreaStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteDemographicsStoreTests() : DemographicsStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteDataRequirementStoreTests() : DataRequirementStoreSpecification(new SqliteStorageFactory());

public sealed class SqlitePreferenceStoreTests() : PreferenceStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteSuggestionStoreTests() : SuggestionStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteSurveyStoreTests() : SurveyStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteDataQualityStoreTests() : DataQualityStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteMaintenanceTaskStoreTests() : MaintenanceTaskStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteBuyingSignalStoreTests() : BuyingSignalStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteContactHistoryStoreTests() : ContactHistoryStoreSpecification(new SqliteStorageFactory());
