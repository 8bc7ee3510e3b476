using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary><c>extensions.cost</c>: the estimate, the actual cost, and what the client has left.</summary>
internal sealed class CostExtension(RequestCost cost) : ResponseExtension("cost")
{
    public override void Write(ResponseWriter writer)
    {
        writer.WriteRaw("{\"requested\":"u8);
        writer.WriteDouble(cost.Requested.GetValueOrDefault());
        if (cost.Actual is { } actual)
        {
            writer.WriteRaw(",\"actual\":"u8);
            writer.WriteDouble(actual);
        }

        if (cost.Budget is { } budget)
        {
            writer.WriteRaw(",\"available\":"u8);
            writer.WriteDouble(Math.Round(budget.Available, 3));
            writer.WriteRaw(",\"restoreRate\":"u8);
            writer.WriteDouble(budget.RestoreRate);
        }

        writer.WriteByte((byte)'}');
    }
}
