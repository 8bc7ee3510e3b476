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

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres;

public sealed class PostgresCompanyContactStoreTests() : CompanyContactStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresHouseholdStoreTests() : HouseholdStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresFleetStoreTests() : FleetStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresProfileHistoryTests() : ProfileHistorySpecification(new PostgresStorageFactory());

public sealed class PostgresAreaStoreTests() : AreaStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresDemographicsStoreTests() : DemographicsStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresDataRequirementStoreTests() : DataRequirementStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresPreferenceStoreTests() : PreferenceStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresSuggestionStoreTests() : SuggestionStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresSurveyStoreTests() : SurveyStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresDataQualityStoreTests() : DataQualityStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresMaintenanceTaskStoreTests() : MaintenanceTaskStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresBuyingSignalStoreTests() : BuyingSignalStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresContactHistoryStoreTests() : ContactHistoryStoreSpecification(new PostgresStorageFactory());
