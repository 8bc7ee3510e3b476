using System.Data.Common;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Where databases differ in the SQL we write ourselves.</summary>
internal abstract class SqlDialect
{
    /// <summary>Transaction and sequence of an event, for <c>RETURNING</c>.</summary>
    public abstract string FeedPositionColumns { get; }

    /// <summary>The order of the feed, with the alias e.</summary>
    public abstract string FeedOrder { get; }

    /// <summary>The events, with the alias e, that are after a place and final, as a condition.</summary>
    public abstract void AppendAfter(SqlText sql, FeedPosition after);

    /// <summary>The rows of the events' table up to a place, as a condition.</summary>
    public abstract void AppendUpTo(SqlText sql, FeedPosition last);

    /// <summary>The database's present time in milliseconds since 1970.</summary>
    public abstract string NowMilliseconds { get; }

    /// <summary>What makes a query keep others from changing its rows until the transaction ends.</summary>
    public abstract string RowLock { get; }

    /// <summary>An id as the database's parameter.</summary>
    public abstract object Id(Guid id);

    /// <summary>
    /// A common table expression <c>parents(i, id)</c> over many ids in one parameter, so that the statement's text does
    /// not depend on how many there are.
    /// </summary>
    public abstract void AppendParents(SqlText sql, IReadOnlyList<Guid> ids);

    /// <summary>A common table expression <c>wanted(i, a, b)</c> over pairs of texts in one parameter.</summary>
    public abstract void AppendPairs(SqlText sql, IReadOnlyList<(string A, string B)> pairs);

    /// <summary>Whether a text, folded already, has another in it.</summary>
    public abstract void AppendContains(SqlText sql, string expression, string operand);

    /// <summary>Whether a text, folded already, starts with another.</summary>
    public abstract void AppendStartsWith(SqlText sql, string expression, string operand);

    /// <summary>An expression with letter case folded away.</summary>
    public abstract string Fold(string expression);

    /// <summary>The place of a text in another, from 1 on; 0 when it is not there.</summary>
    public abstract string PlaceOf(string part, string whole);

    /// <summary>The expression, over <c>store_state</c>, of the number that rises with every change to transactions.</summary>
    public abstract string PurchaseVersion { get; }

    /// <summary>
    /// What stands before and after the search for one parent's rows, so that the rows found are joined to that parent:
    /// <c>parents CROSS JOIN {Open} FROM table … LIMIT n{Close}</c>.
    /// </summary>
    public abstract (string Open, string Close) PerParent(string table, string alias);

    /// <summary>Names a parameter so that the placeholder of its position, from 1 on, finds it.</summary>
    public abstract void Name(DbParameter parameter, int position);

    /// <summary>A sort key as a parameter. Absent values are stored as zero where order matters.</summary>
    public static object SortValue(SortKey key) => key.Kind == SortKeyKind.Text ? key.Text! : key.Number;
}
