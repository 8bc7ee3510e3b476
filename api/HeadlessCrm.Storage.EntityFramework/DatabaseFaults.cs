namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>What a database's exceptions mean for whoever asked.</summary>
internal abstract class DatabaseFaults
{
    /// <summary>Whether a unique key is taken by somebody else.</summary>
    public abstract bool IsUniqueViolation(Exception fault);

    /// <summary>
    /// Whether the database took the transaction back so that others could go on (a deadlock, for example): the same again
    /// may well succeed.
    /// </summary>
    public abstract bool IsRolledBackForOthers(Exception fault);

    /// <summary>Whether the connection was lost or could not be made: another connection may do.</summary>
    public abstract bool IsConnectionLost(Exception fault);

    /// <summary>Whether the database cannot be used now, for a reason outside of the request.</summary>
    public abstract bool IsUnavailable(Exception fault);
}
