namespace HeadlessCrm.Chaos.Tests.Disturbances;

/// <summary>What can go wrong.</summary>
internal enum Disturbance
{
    /// <summary>A node is ended by <c>kill -9</c> and started again a little later.</summary>
    NodeKilled,

    /// <summary>A node is asked to end by SIGTERM, as in an upgrade, and started again when it has.</summary>
    NodeRestarted,

    /// <summary>PostgreSQL ends at once, without tidying up, and recovers.</summary>
    DatabaseRestarted,

    /// <summary>The connections on which nodes listen for NOTIFY are cut; what is notified until they are back is lost.</summary>
    NotifyLost,

    /// <summary>Subscribers lose their sockets.</summary>
    ClientSocketsCut,

    /// <summary>nginx loses its workers, and with them all sockets.</summary>
    ProxyWorkersKilled,

    /// <summary>nginx reads its configuration again and changes its workers.</summary>
    ProxyReloaded,
}
