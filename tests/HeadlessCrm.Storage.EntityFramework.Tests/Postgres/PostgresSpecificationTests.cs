using HeadlessCrm.Storage.Specification.Commerce;
using HeadlessCrm.Storage.Specification.Commerce.Vehicles;
using HeadlessCrm.Storage.Specification.Commerce.Corrections;
using HeadlessCrm.Storage.Specification.Commerce.Quotes;
using HeadlessCrm.Storage.Specification.Commerce.Returns;
using HeadlessCrm.Storage.Specification.Customers;
using HeadlessCrm.Storage.Specification.Customers.Golden;
using HeadlessCrm.Storage.Specification.Customers.LeakRisks;
using HeadlessCrm.Storage.Specification.Customers.Matching;
using HeadlessCrm.Storage.Specification.Customers.Merging;
using HeadlessCrm.Storage.Specification.Customers.Reachability;
using HeadlessCrm.Storage.Specification.Feed;
using HeadlessCrm.Storage.Specification.Idempotency;
using HeadlessCrm.Storage.Specification.Imports;
using HeadlessCrm.Storage.Specification.Organisation;
using HeadlessCrm.Storage.Specification.Segments;
using HeadlessCrm.Storage.Specification.Touchpoints;
using HeadlessCrm.Storage.Specification.Touchpoints.Complaints;
using HeadlessCrm.Storage.Specification.Touchpoints.Leads;
using HeadlessCrm.Storage.Specification.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.Specification.Touchpoints.MysteryVisits;
using HeadlessCrm.Storage.Specification.Touchpoints.Timeline;
using HeadlessCrm.Storage.Specification.Webhooks;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres;

public sealed class PostgresCustomerStoreTests() : CustomerStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresGoldenRecordStoreTests() : GoldenRecordStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresCustomerMergeStoreTests() : CustomerMergeStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresMergeHistoryTests() : MergeHistorySpecification(new PostgresStorageFactory());

public sealed class PostgresCustomerImportStoreTests() : CustomerImportStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresTransactionStoreTests() : TransactionStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresTransactionImportStoreTests() : TransactionImportStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresPurchaseFactsStoreTests() : PurchaseFactsStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresIdempotencyStoreTests() : IdempotencyStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresVehicleStoreTests() : VehicleStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresVehicleHistoryStoreTests() : VehicleHistoryStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresServicePlanStoreTests() : ServicePlanStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresInteractionStoreTests() : InteractionStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresDealerStoreTests() : DealerStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresFeedStoreTests() : FeedStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresConsumerStoreTests() : ConsumerStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresConsumerRunnerTests() : ConsumerRunnerSpecification(new PostgresStorageFactory());

public sealed class PostgresPurchaseProfileProjectionTests()
    : PurchaseProfileProjectionSpecification(new PostgresStorageFactory());

public sealed class PostgresWebhookStoreTests() : WebhookStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresFeedRetentionStoreTests() : FeedRetentionStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresComplaintStoreTests() : ComplaintStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresTouchpointStoreTests() : TouchpointStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresMatchDecisionStoreTests() : MatchDecisionStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresBulkOperationStoreTests() : BulkOperationStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresMatchRecordStoreTests() : MatchRecordStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresMatchModelStoreTests() : MatchModelStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresDeliverabilityStoreTests() : DeliverabilityStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresMatchRunStoreTests() : MatchRunStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresTimelineStoreTests() : TimelineStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresLeadStoreTests() : LeadStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresMarketingEventStoreTests() : MarketingEventStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresEventRegistrationStoreTests() : EventRegistrationStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresLeakFactStoreTests() : LeakFactStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresTransactionReturnStoreTests() : TransactionReturnStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresTransactionRevisionStoreTests() : TransactionRevisionStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresQuoteStoreTests() : QuoteStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresImportScheduleStoreTests() : ImportScheduleStoreSpecification(new PostgresStorageFactory());

public sealed class PostgresImportScheduleRunTests() : ImportScheduleRunSpecification(new PostgresStorageFactory());

public sealed class PostgresMysteryVisitStoreTests() : MysteryVisitStoreSpecification(new PostgresStorageFactory());
