using System.Buffers;
using System.Text.Json;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <summary>
/// Payloads as they are stored: a JSON object with one short name per property, amounts in minor units. Properties may be
/// added, never renamed or given another meaning: stored events are not rewritten. What a reader does not know, it skips.
/// </summary>
internal static class FeedPayloadJson
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    /// <summary>A writer for many payloads; see <see cref="Write(FeedPayload, Utf8JsonWriter)"/>.</summary>
    public static Utf8JsonWriter NewWriter(IBufferWriter<byte> buffer) => new(buffer, Options);

    /// <summary>A payload's bytes.</summary>
    public static byte[] Write(FeedPayload payload)
    {
        var buffer = new ArrayBufferWriter<byte>(192);
        using (var json = NewWriter(buffer))
        {
            Write(payload, json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a payload and flushes.</summary>
    public static void Write(FeedPayload payload, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (payload)
        {
            case CustomerChangedPayload changed:
                json.WriteNumber("version"u8, changed.Version);
                json.WriteBoolean("new"u8, changed.IsNew);
                json.WriteNumber("status"u8, (int)changed.Status);
                break;
            case TransactionRecordedPayload recorded:
                json.WriteString("id"u8, recorded.TransactionId);
                json.WriteNumber("kind"u8, (int)recorded.Kind);
                WriteMoney(json, recorded.Net);
                break;
            case TransactionReversedPayload reversed:
                json.WriteString("id"u8, reversed.TransactionId);
                json.WriteString("reversal"u8, reversed.ReversalId);
                WriteMoney(json, reversed.Net);
                break;
            case TransactionReturnedPayload returned:
                json.WriteString("id"u8, returned.TransactionId);
                json.WriteString("reversal"u8, returned.ReturnId);
                WriteMoney(json, returned.Net);
                break;
            case TransactionCorrectedPayload corrected:
                json.WriteString("id"u8, corrected.TransactionId);
                json.WriteString("owner"u8, corrected.OwnerId);
                json.WriteNumber("kind"u8, (int)corrected.Kind);
                WriteMoney(json, corrected.Net);
                json.WriteNumber("previousNet"u8, corrected.PreviousNet.MinorUnits);
                json.WriteString("previousCurrency"u8, corrected.PreviousNet.Currency);
                break;
            case InteractionRecordedPayload met:
                json.WriteString("id"u8, met.InteractionId);
                json.WriteNumber("touchpoint"u8, (int)met.Touchpoint);
                json.WriteNumber("channel"u8, (int)met.Channel);
                break;
            case CustomerMergedPayload merged:
                WriteCustomers(json, merged.MergedId, merged.SurvivorId, merged.Version);
                break;
            case CustomerUnmergedPayload unmerged:
                WriteCustomers(json, unmerged.RestoredId, unmerged.SurvivorId, unmerged.Version);
                break;
            case ComplaintOpenedPayload opened:
                json.WriteString("id"u8, opened.ComplaintId);
                json.WriteString("category"u8, opened.Category);
                json.WriteNumber("severity"u8, (int)opened.Severity);
                break;
            case ComplaintResolvedPayload resolved:
                json.WriteString("id"u8, resolved.ComplaintId);
                json.WriteNumber("contacts"u8, resolved.ContactCount);
                if (resolved.Compensation is { } compensation)
                {
                    WriteMoney(json, compensation);
                }

                break;
            case CommitmentBreachedPayload breached:
                json.WriteString("id"u8, breached.CommitmentId);
                json.WriteString("complaint"u8, breached.ComplaintId);
                json.WriteNumber("due"u8, breached.DueAt.UtcTicks);
                break;
            case RegistrationPromotedPayload promoted:
                json.WriteString("id"u8, promoted.RegistrationId);
                json.WriteString("event"u8, promoted.EventId);
                json.WriteString("code"u8, promoted.EventCode);
                break;
            default:
                throw new InvalidOperationException($"Unknown payload {payload.GetType().Name}.");
        }

        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>The payload of an event.</summary>
    public static FeedPayload Read(FeedEventType type, ReadOnlySpan<byte> stored)
    {
        var values = new Values();
        var json = new Utf8JsonReader(stored);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            values.Take(ref json);
        }

        return type switch
        {
            FeedEventType.CustomerChanged =>
                new CustomerChangedPayload(values.Version, values.IsNew, (CustomerStatus)values.Status),
            FeedEventType.TransactionRecorded =>
                new TransactionRecordedPayload(values.Id, (TransactionKind)values.Kind, values.Money),
            FeedEventType.TransactionReversed =>
                new TransactionReversedPayload(values.Id, values.Reversal, values.Money),
            FeedEventType.TransactionReturned =>
                new TransactionReturnedPayload(values.Id, values.Reversal, values.Money),
            FeedEventType.TransactionCorrected => new TransactionCorrectedPayload(
                values.Id, values.Owner, (TransactionKind)values.Kind, values.Money, values.PreviousMoney),
            FeedEventType.InteractionRecorded =>
                new InteractionRecordedPayload(values.Id, (TouchpointKind)values.Touchpoint, (Channel)values.Channel),
            FeedEventType.CustomerMerged => new CustomerMergedPayload(values.Owner, values.Id, values.Version),
            FeedEventType.CustomerUnmerged => new CustomerUnmergedPayload(values.Owner, values.Id, values.Version),
            FeedEventType.ComplaintOpened =>
                new ComplaintOpenedPayload(values.Id, values.Category, (ComplaintSeverity)values.Severity),
            FeedEventType.ComplaintResolved =>
                new ComplaintResolvedPayload(values.Id, values.Contacts, values.MoneyOrNull),
            FeedEventType.CommitmentBreached =>
                new CommitmentBreachedPayload(values.Id, values.Complaint, new DateTimeOffset(values.DueTicks, TimeSpan.Zero)),
            FeedEventType.RegistrationPromoted => new RegistrationPromotedPayload(values.Id, values.MarketingEvent, values.EventCode),
            _ => throw new InvalidOperationException($"The feed has an event of the unknown type {(int)type}."),
        };
    }

    private static void WriteCustomers(Utf8JsonWriter json, Guid id, Guid survivorId, long version)
    {
        json.WriteString("id"u8, id);
        json.WriteString("owner"u8, survivorId);
        json.WriteNumber("version"u8, version);
    }

    private static void WriteMoney(Utf8JsonWriter json, Money money)
    {
        json.WriteNumber("net"u8, money.MinorUnits);
        json.WriteString("currency"u8, money.Currency);
    }

    private ref struct Values
    {
        private long net;
        private long previousNet;
        private string currency;
        private string previousCurrency;

        public Guid Id { get; private set; }

        public Guid Reversal { get; private set; }

        public Guid Owner { get; private set; }

        public long Version { get; private set; }

        public bool IsNew { get; private set; }

        public int Status { get; private set; }

        public int Kind { get; private set; }

        public int Touchpoint { get; private set; }

        public int Channel { get; private set; }

        public int Severity { get; private set; }

        public int Contacts { get; private set; }

        public long DueTicks { get; private set; }

        public Guid Complaint { get; private set; }

        public string Category { get; private set; }

        public Guid MarketingEvent { get; private set; }

        public string EventCode { get; private set; }

        public readonly Money? MoneyOrNull => currency is null ? null : Money;

        public readonly Money Money => Money.OfMinorUnits(net, currency);

        public readonly Money PreviousMoney => Money.OfMinorUnits(previousNet, previousCurrency);

        public void Take(ref Utf8JsonReader json)
        {
            if (json.ValueTextEquals("id"u8))
            {
                Id = ReadId(ref json);
            }
            else if (json.ValueTextEquals("net"u8))
            {
                net = ReadLong(ref json);
            }
            else if (json.ValueTextEquals("currency"u8))
            {
                currency = ReadCurrency(ref json);
            }
            else if (json.ValueTextEquals("kind"u8))
            {
                Kind = (int)ReadLong(ref json);
            }
            else if (json.ValueTextEquals("version"u8))
            {
                Version = ReadLong(ref json);
            }
            else if (json.ValueTextEquals("new"u8))
            {
                json.Read();
                IsNew = json.GetBoolean();
            }
            else if (json.ValueTextEquals("status"u8))
            {
                Status = (int)ReadLong(ref json);
            }
            else
            {
                TakeRarer(ref json);
            }
        }

        private void TakeRarer(ref Utf8JsonReader json)
        {
            if (json.ValueTextEquals("reversal"u8))
            {
                Reversal = ReadId(ref json);
            }
            else if (json.ValueTextEquals("owner"u8))
            {
                Owner = ReadId(ref json);
            }
            else if (json.ValueTextEquals("previousNet"u8))
            {
                previousNet = ReadLong(ref json);
            }
            else if (json.ValueTextEquals("previousCurrency"u8))
            {
                previousCurrency = ReadCurrency(ref json);
            }
            else if (json.ValueTextEquals("touchpoint"u8))
            {
                Touchpoint = (int)ReadLong(ref json);
            }
            else if (json.ValueTextEquals("channel"u8))
            {
                Channel = (int)ReadLong(ref json);
            }
            else
            {
                TakeOfTouchpoint(ref json);
            }
        }

        private void TakeOfTouchpoint(ref Utf8JsonReader json)
        {
            if (json.ValueTextEquals("category"u8))
            {
                json.Read();
                Category = json.GetString()!;
            }
            else if (json.ValueTextEquals("severity"u8))
            {
                Severity = (int)ReadLong(ref json);
            }
            else if (json.ValueTextEquals("contacts"u8))
            {
                Contacts = (int)ReadLong(ref json);
            }
            else if (json.ValueTextEquals("complaint"u8))
            {
                Complaint = ReadId(ref json);
            }
            else if (json.ValueTextEquals("due"u8))
            {
                DueTicks = ReadLong(ref json);
            }
            else if (json.ValueTextEquals("event"u8))
            {
                MarketingEvent = ReadId(ref json);
            }
            else if (json.ValueTextEquals("code"u8))
            {
                json.Read();
                EventCode = json.GetString()!;
            }
            else
            {
                json.Skip();
            }
        }

        private static Guid ReadId(ref Utf8JsonReader json)
        {
            json.Read();
            return json.GetGuid();
        }

        private static long ReadLong(ref Utf8JsonReader json)
        {
            json.Read();
            return json.GetInt64();
        }

        // A feed has few currencies and many amounts: one text of each serves them all.
        private static string ReadCurrency(ref Utf8JsonReader json)
        {
            json.Read();
            return json.ValueTextEquals("USD"u8) ? "USD" : string.Intern(json.GetString()!);
        }
    }
}
