using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Storage.EntityFramework.Customers.Demographics;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Golden;

/// <summary>Writes the statements that keep a customer and its sources.</summary>
internal static class GoldenWriting
{
    extension(SqlDialect dialect)
    {
        /// <summary>Changes the row of a customer whose sources have rows of their own; none when its version is another.</summary>
        public SqlText UpdateCustomer(GoldenSources sources, int expectedVersion)
        {
            var customer = sources.Customer;
            return new SqlText()
                .Append("UPDATE customers SET kind = ").Value((long)customer.Kind)
                .Append(", status = ").Value((long)customer.Status)
                .Append(", status_at = ").Value(OwnStatusAt(sources))
                .Append(", display_name = ").Value(customer.DisplayName)
                .Append(", display_name_folded = ").Value(TextFolding.Fold(customer.DisplayName))
                .Append(", given_name = ").Value(customer.GivenName)
                .Append(", family_name = ").Value(customer.FamilyName)
                .Append(", company_name = ").Value(customer.CompanyName)
                .Append(", version = ").Value((long)customer.Version)
                .Append(", updated_at = ").Value(customer.UpdatedAt.UtcTicks)
                .Append(", source_system = NULL WHERE id = ").Value(dialect.Id(customer.Id))
                .Append(" AND version = ").Value((long)expectedVersion);
        }

        /// <summary>Adds the row of a customer whose sources have rows of their own.</summary>
        public SqlText InsertCustomer(GoldenSources sources)
        {
            var customer = sources.Customer;
            return new SqlText()
                .Append("INSERT INTO customers(id, kind, status, status_at, display_name, display_name_folded, given_name, family_name, company_name, version, created_at, updated_at) VALUES(")
                .Value(dialect.Id(customer.Id)).Append(", ").Value((long)customer.Kind).Append(", ").Value((long)customer.Status)
                .Append(", ").Value(OwnStatusAt(sources)).Append(", ").Value(customer.DisplayName)
                .Append(", ").Value(TextFolding.Fold(customer.DisplayName)).Append(", ").Value(customer.GivenName)
                .Append(", ").Value(customer.FamilyName).Append(", ").Value(customer.CompanyName)
                .Append(", ").Value((long)customer.Version).Append(", ").Value(customer.CreatedAt.UtcTicks)
                .Append(", ").Value(customer.UpdatedAt.UtcTicks).Append(")");
        }

        /// <summary>Writes the record of a source in the place of what it said before.</summary>
        public SqlText WriteRecord(SourceRecord record, Guid customerId) => new SqlText()
            .Append("INSERT INTO source_records(system, external_id, customer_id, posted_for_id, received_at, content) VALUES(")
            .Value(record.System).Append(", ").Value(record.ExternalId).Append(", ").Value(dialect.Id(customerId))
            .Append(", ").Value(dialect.Id(record.PostedFor)).Append(", ").Value(record.ReceivedAt.UtcTicks)
            .Append(", ").Value(SourceRecordJson.Write(record))
            .Append(") ON CONFLICT(system, external_id) DO UPDATE SET customer_id = excluded.customer_id, posted_for_id = excluded.posted_for_id, received_at = excluded.received_at, content = excluded.content");

        /// <summary>Writes the contact points of a customer in the place of those it had.</summary>
        public IEnumerable<SqlText> WriteContacts(Guid customerId, IReadOnlyList<ContactPoint> points)
        {
            yield return new SqlText().Append("DELETE FROM contact_points WHERE customer_id = ").Value(dialect.Id(customerId));
            for (var i = 0; i < points.Count; i++)
            {
                yield return new SqlText()
                    .Append("INSERT INTO contact_points(customer_id, ordinal, channel, value, verified_at, is_preferred) VALUES(")
                    .Value(dialect.Id(customerId)).Append(", ").Value((long)i).Append(", ").Value((long)points[i].Channel)
                    .Append(", ").Value(points[i].Value).Append(", ").Value(points[i].VerifiedAt?.UtcTicks)
                    .Append(", ").Value(points[i].IsPreferred).Append(")");
            }
        }

        /// <summary>Writes the members of a customer in the place of those it had; a customer that is one alone has none.</summary>
        public IEnumerable<SqlText> WriteMembers(GoldenSources sources)
        {
            var survivor = dialect.Id(sources.Customer.Id);
            yield return new SqlText().Append("DELETE FROM customer_members WHERE survivor_id = ").Value(survivor);
            foreach (var member in sources.Members.Where(_ => sources.Members.Count > 1))
            {
                yield return new SqlText()
                    .Append("INSERT INTO customer_members(id, survivor_id, merged_into_id, status, status_at, created_at, display_name) VALUES(")
                    .Value(dialect.Id(member.Id)).Append(", ").Value(survivor).Append(", ")
                    .Value(member.MergedInto is { } into ? dialect.Id(into) : null).Append(", ").Value((long)member.Status)
                    .Append(", ").Value(member.StatusAt?.UtcTicks).Append(", ").Value(member.CreatedAt.UtcTicks)
                    .Append(", ").Value(member.DisplayName).Append(")");
            }
        }

        /// <summary>Writes all of a customer that was there before.</summary>
        public IEnumerable<SqlText> WriteSources(GoldenSources sources, IReadOnlyList<ContactPoint> points, int expectedVersion)
        {
            yield return dialect.UpdateCustomer(sources, expectedVersion);
            foreach (var record in sources.Records)
            {
                yield return dialect.WriteRecord(record, sources.Customer.Id);
            }

            foreach (var sql in dialect.WriteContacts(sources.Customer.Id, points))
            {
                yield return sql;
            }

            if (sources.Members.Count > 1)
            {
                foreach (var sql in dialect.WriteMembers(sources))
                {
                    yield return sql;
                }
            }

            if (dialect.WriteDemographics(sources, isNew: false) is { } known)
            {
                yield return known;
            }
        }
    }

    // Members keep their own; a customer that is one alone has it in its row.
    private static long? OwnStatusAt(GoldenSources sources) =>
        sources.Members.Count == 1 ? sources.Members[0].StatusAt?.UtcTicks : null;
}
