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

namespace HeadlessCrm.Storage.EntityFramework.Tests.Sqlite;

public sealed class SqliteCustomerStoreTests() : CustomerStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteGoldenRecordStoreTests() : GoldenRecordStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteCustomerMergeStoreTests() : CustomerMergeStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteMergeHistoryTests() : MergeHistorySpecification(new SqliteStorageFactory());

public sealed class SqliteCustomerImportStoreTests() : CustomerImportStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteTransactionStoreTests() : TransactionStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteTransactionImportStoreTests() : TransactionImportStoreSpecification(new SqliteStorageFactory());

public sealed class SqlitePurchaseFactsStoreTests() : PurchaseFactsStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteIdempotencyStoreTests() : IdempotencyStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteVehicleStoreTests() : VehicleStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteVehicleHistoryStoreTests() : VehicleHistoryStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteServicePlanStoreTests() : ServicePlanStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteInteractionStoreTests() : InteractionStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteDealerStoreTests() : DealerStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteFeedStoreTests() : FeedStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteConsumerStoreTests() : ConsumerStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteConsumerRunnerTests() : ConsumerRunnerSpecification(new SqliteStorageFactory());

public sealed class SqlitePurchaseProfileProjectionTests() : PurchaseProfileProjectionSpecification(new SqliteStorageFactory());

public sealed class SqliteWebhookStoreTests() : WebhookStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteFeedRetentionStoreTests() : FeedRetentionStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteComplaintStoreTests() : ComplaintStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteTouchpointStoreTests() : TouchpointStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteMatchDecisionStoreTests() : MatchDecisionStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteBulkOperationStoreTests() : BulkOperationStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteMatchRecordStoreTests() : MatchRecordStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteMatchModelStoreTests() : MatchModelStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteDeliverabilityStoreTests() : DeliverabilityStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteMatchRunStoreTests() : MatchRunStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteTimelineStoreTests() : TimelineStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteLeadStoreTests() : LeadStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteMarketingEventStoreTests() : MarketingEventStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteEventRegistrationStoreTests() : EventRegistrationStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteLeakFactStoreTests() : LeakFactStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteTransactionReturnStoreTests() : TransactionReturnStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteTransactionRevisionStoreTests() : TransactionRevisionStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteQuoteStoreTests() : QuoteStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteImportScheduleStoreTests() : ImportScheduleStoreSpecification(new SqliteStorageFactory());

public sealed class SqliteImportScheduleRunTests() : ImportScheduleRunSpecification(new SqliteStorageFactory());

public sealed class SqliteMysteryVisitStoreTests() : MysteryVisitStoreSpecification(new SqliteStorageFactory());
