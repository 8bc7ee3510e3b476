using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;
using HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;
using HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;
using HeadlessCrm.Storage.EntityFramework.Commerce.Returns;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Customers.Reachability;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Organisation;
using HeadlessCrm.Storage.EntityFramework.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.Leads;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.MysteryVisits;
using HeadlessCrm.Storage.EntityFramework.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>
/// The relational model. It defines the tables and carries the writes of use cases; lists and batches are read with SQL of
/// our own, and imports written with it. There is one subclass per database, because each has its own migrations.
/// </summary>
internal abstract class CrmDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<CustomerRow> Customers => Set<CustomerRow>();

    public DbSet<ContactPointRow> ContactPoints => Set<ContactPointRow>();

    public DbSet<CustomerExternalReferenceRow> CustomerExternalReferences => Set<CustomerExternalReferenceRow>();

    public DbSet<SourceRecordRow> SourceRecords => Set<SourceRecordRow>();

    public DbSet<CustomerMemberRow> CustomerMembers => Set<CustomerMemberRow>();

    public DbSet<CustomerPurchaseProfileRow> CustomerPurchaseProfiles => Set<CustomerPurchaseProfileRow>();

    public DbSet<TransactionRow> Transactions => Set<TransactionRow>();

    public DbSet<TransactionLineRow> TransactionLines => Set<TransactionLineRow>();

    public DbSet<VehicleRow> Vehicles => Set<VehicleRow>();

    public DbSet<VehiclePeriodRow> VehiclePeriods => Set<VehiclePeriodRow>();

    public DbSet<ServicePlanRow> ServicePlans => Set<ServicePlanRow>();

    public DbSet<InteractionRow> Interactions => Set<InteractionRow>();

    public DbSet<DealerRow> Dealers => Set<DealerRow>();

    public DbSet<IdempotencyRow> IdempotencyEntries => Set<IdempotencyRow>();

    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    public DbSet<WebhookDeliveryRow> WebhookDeliveries => Set<WebhookDeliveryRow>();

    public DbSet<WebhookAttemptRow> WebhookAttempts => Set<WebhookAttemptRow>();

    public DbSet<MatchKeyStateRow> MatchKeyState => Set<MatchKeyStateRow>();

    public DbSet<StoreStateRow> StoreState => Set<StoreStateRow>();

    public DbSet<FeedEventRow> FeedEvents => Set<FeedEventRow>();

    public DbSet<FeedStateRow> FeedState => Set<FeedStateRow>();

    public DbSet<FeedConsumerRow> FeedConsumers => Set<FeedConsumerRow>();

    public DbSet<TouchpointRow> Touchpoints => Set<TouchpointRow>();

    public DbSet<WalkInRow> WalkIns => Set<WalkInRow>();

    public DbSet<MysteryVisitRow> MysteryVisits => Set<MysteryVisitRow>();

    public DbSet<MysteryScoreRow> MysteryScores => Set<MysteryScoreRow>();

    public DbSet<LeadRow> Leads => Set<LeadRow>();

    public DbSet<ComplaintRow> Complaints => Set<ComplaintRow>();

    public DbSet<ComplaintEntryRow> ComplaintEntries => Set<ComplaintEntryRow>();

    public DbSet<CommitmentRow> Commitments => Set<CommitmentRow>();

    public DbSet<RecoveryOfferRow> RecoveryOffers => Set<RecoveryOfferRow>();

    public DbSet<ComplaintTargetRow> ComplaintTargets => Set<ComplaintTargetRow>();

    public DbSet<TransactionReturnRow> TransactionReturns => Set<TransactionReturnRow>();

    public DbSet<TransactionRevisionRow> TransactionRevisions => Set<TransactionRevisionRow>();

    public DbSet<QuoteRow> Quotes => Set<QuoteRow>();

    public DbSet<BulkOperationRow> BulkOperations => Set<BulkOperationRow>();

    public DbSet<ImportFileRow> ImportFiles => Set<ImportFileRow>();

    public DbSet<ImportMappingRow> ImportMappings => Set<ImportMappingRow>();

    public DbSet<ImportScheduleRow> ImportSchedules => Set<ImportScheduleRow>();

    public DbSet<ImportScheduleRunRow> ImportScheduleRuns => Set<ImportScheduleRunRow>();

    /// <summary>What the present write tells the feed.</summary>
    public PendingFeed Feed { get; } = new();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CustomerRow.Configure(modelBuilder.Entity<CustomerRow>());
        ContactPointRow.Configure(modelBuilder.Entity<ContactPointRow>());
        CustomerExternalReferenceRow.Configure(modelBuilder.Entity<CustomerExternalReferenceRow>());
        SourceRecordRow.Configure(modelBuilder.Entity<SourceRecordRow>());
        CustomerMemberRow.Configure(modelBuilder.Entity<CustomerMemberRow>());
        NeverMergePairRow.Configure(modelBuilder.Entity<NeverMergePairRow>());
        CustomerMergeRow.Configure(modelBuilder.Entity<CustomerMergeRow>());
        CustomerPurchaseProfileRow.Configure(modelBuilder.Entity<CustomerPurchaseProfileRow>());
        TransactionRow.Configure(modelBuilder.Entity<TransactionRow>());
        TransactionLineRow.Configure(modelBuilder.Entity<TransactionLineRow>());
        VehicleRow.Configure(modelBuilder.Entity<VehicleRow>());
        VehiclePeriodRow.Configure(modelBuilder.Entity<VehiclePeriodRow>());
        OdometerReadingRow.Configure(modelBuilder.Entity<OdometerReadingRow>());
        ServicePlanRow.Configure(modelBuilder.Entity<ServicePlanRow>());
        InteractionRow.Configure(modelBuilder.Entity<InteractionRow>());
        DealerRow.Configure(modelBuilder.Entity<DealerRow>());
        IdempotencyRow.Configure(modelBuilder.Entity<IdempotencyRow>());
        WebhookRow.Configure(modelBuilder.Entity<WebhookRow>());
        WebhookDeliveryRow.Configure(modelBuilder.Entity<WebhookDeliveryRow>());
        WebhookAttemptRow.Configure(modelBuilder.Entity<WebhookAttemptRow>());
        StoreStateRow.Configure(modelBuilder.Entity<StoreStateRow>());
        ConfigureFeed(modelBuilder.Entity<FeedEventRow>());
        FeedConsumerRow.Configure(modelBuilder.Entity<FeedConsumerRow>());
        FeedParkedEventRow.Configure(modelBuilder.Entity<FeedParkedEventRow>());
        RebuiltPurchaseProfileRow.Configure(modelBuilder.Entity<RebuiltPurchaseProfileRow>());
        FeedStateRow.Configure(modelBuilder.Entity<FeedStateRow>());
        TouchpointRow.Configure(modelBuilder.Entity<TouchpointRow>());
        WalkInRow.Configure(modelBuilder.Entity<WalkInRow>());
        MysteryVisitRow.Configure(modelBuilder.Entity<MysteryVisitRow>());
        MysteryScoreRow.Configure(modelBuilder.Entity<MysteryScoreRow>());
        LeadRow.Configure(modelBuilder.Entity<LeadRow>());
        MarketingEventRow.Configure(modelBuilder.Entity<MarketingEventRow>());
        EventInvitationRow.Configure(modelBuilder.Entity<EventInvitationRow>());
        EventRegistrationRow.Configure(modelBuilder.Entity<EventRegistrationRow>());
        ComplaintRow.Configure(modelBuilder.Entity<ComplaintRow>());
        ComplaintEntryRow.Configure(modelBuilder.Entity<ComplaintEntryRow>());
        CommitmentRow.Configure(modelBuilder.Entity<CommitmentRow>());
        RecoveryOfferRow.Configure(modelBuilder.Entity<RecoveryOfferRow>());
        ComplaintTargetRow.Configure(modelBuilder.Entity<ComplaintTargetRow>());
        ProfileTables.Configure(modelBuilder);
        MatchRecordRow.Configure(modelBuilder.Entity<MatchRecordRow>());
        MatchKeyRow.Configure(modelBuilder.Entity<MatchKeyRow>());
        MatchKeyStateRow.Configure(modelBuilder.Entity<MatchKeyStateRow>());
        MatchModelRow.Configure(modelBuilder.Entity<MatchModelRow>());
        MatchDecisionRow.Configure(modelBuilder.Entity<MatchDecisionRow>());
        TransactionReturnRow.Configure(modelBuilder.Entity<TransactionReturnRow>());
        TransactionReturnLineRow.Configure(modelBuilder.Entity<TransactionReturnLineRow>());
        TransactionRevisionRow.Configure(modelBuilder.Entity<TransactionRevisionRow>());
        TransactionRevisionLineRow.Configure(modelBuilder.Entity<TransactionRevisionLineRow>());
        QuoteRow.Configure(modelBuilder.Entity<QuoteRow>());
        QuoteLineRow.Configure(modelBuilder.Entity<QuoteLineRow>());
        BulkOperationRow.Configure(modelBuilder.Entity<BulkOperationRow>());
        ImportRowErrorRow.Configure(modelBuilder.Entity<ImportRowErrorRow>());
        ImportFileRow.Configure(modelBuilder.Entity<ImportFileRow>());
        ImportMappingRow.Configure(modelBuilder.Entity<ImportMappingRow>());
        MatchRunRow.Configure(modelBuilder.Entity<MatchRunRow>());
        DeliverabilityRow.Configure(modelBuilder.Entity<DeliverabilityRow>());
        ImportScheduleRow.Configure(modelBuilder.Entity<ImportScheduleRow>());
        ImportScheduleRunRow.Configure(modelBuilder.Entity<ImportScheduleRunRow>());
        SnakeCaseNames.Apply(modelBuilder.Model);
    }

    /// <summary>What orders events is the database's own matter.</summary>
    protected virtual void ConfigureFeed(EntityTypeBuilder<FeedEventRow> entity) => FeedEventRow.Configure(entity);
}
