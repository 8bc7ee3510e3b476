using System.Globalization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Demographics;

/// <summary>Writes what is known of a person with the customer it is known of.</summary>
internal static class DemographicsWriting
{
    extension(SqlDialect dialect)
    {
        /// <summary>The same, of what sources say of a customer.</summary>
        public SqlText? WriteDemographics(GoldenSources sources, bool isNew) =>
            dialect.WriteDemographics(sources.Customer.Id, sources.Demographics, isNew);

        /// <summary>The statement that writes it in the place of what was known; null: nothing is known, nor was it.</summary>
        public SqlText? WriteDemographics(Guid customerId, CustomerDemographics known, bool isNew) =>
            known != CustomerDemographics.Empty ? dialect.Insert(customerId, known)
            : isNew ? null
            : new SqlText().Append("DELETE FROM customer_demographics WHERE customer_id = ").Value(dialect.Id(customerId));

        private SqlText Insert(Guid customerId, CustomerDemographics known) => new SqlText()
            .Append("INSERT INTO customer_demographics(customer_id, sex, birth_date, marital_status, occupation, area, life_stage) VALUES(")
            .Value(dialect.Id(customerId)).Append(", ").Number(known.Sex).Append(", ")
            .Value(known.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append(", ").Number(known.MaritalStatus)
            .Append(", ").Value(known.Occupation).Append(", ").Value(known.Area?.ToString()).Append(", ").Number(known.LifeStage)
            .Append(") ON CONFLICT(customer_id) DO UPDATE SET sex = excluded.sex, birth_date = excluded.birth_date, ")
            .Append("marital_status = excluded.marital_status, occupation = excluded.occupation, area = excluded.area, ")
            .Append("life_stage = excluded.life_stage");
    }

    // The number of a member is no secret and no text: it may stand in the statement, where a null would have no type.
    private static SqlText Number<TEnum>(this SqlText sql, TEnum? value)
        where TEnum : struct, Enum =>
        sql.Append(value is { } member ? Convert.ToInt32(member, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : "NULL");
}
